package rar.tests.documentation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of Java in a text.
 *
 * @param line where it begins in the text, from 1
 * @param code what it says
 * @param output the lines that it is expected to print, or null if the text does not say
 */
record Snippet(int line, String code, @Nullable List<String> output) {}

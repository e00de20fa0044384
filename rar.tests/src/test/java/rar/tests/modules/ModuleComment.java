package rar.tests.modules;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ProvidesTree;
import com.sun.source.doctree.UsesTree;
import com.sun.source.util.TreePath;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rar.tests.jvm.JavaSource;

/**
 * The comment of a {@code module-info}.
 *
 * @param firstSentence what the module is
 * @param body all of the text before the tags
 * @param provides the descriptions of the {@code @provides} tags by service
 * @param uses the descriptions of the {@code @uses} tags by service
 */
record ModuleComment(
        String firstSentence, String body, Map<String, List<String>> provides, Map<String, List<String>> uses) {
    private static final Pattern STATES_WHAT_IT_LACKS = Pattern.compile("(?s).*deliberately\\s+lacks.*");
    private static final int WORDS_OF_A_SENTENCE = 4;

    /** The comment in the text of a {@code module-info.java}. */
    static ModuleComment in(String moduleInfo) {
        JavaSource source = JavaSource.parse("module-info.java", moduleInfo);
        TreePath module = TreePath.getPath(source.unit(), source.unit().getModule());
        DocCommentTree comment = source.docs().getDocCommentTree(module);
        ModuleComment result = new ModuleComment(
                comment == null ? "" : text(comment.getFirstSentence()),
                comment == null ? "" : text(comment.getFullBody()),
                new HashMap<>(),
                new HashMap<>());
        if (comment != null) {
            comment.getBlockTags().forEach(result::add);
        }
        return result;
    }

    /** What is wrong with it, as the comment of the module described. */
    List<String> faults(ModuleDescriptor module) {
        List<String> faults = new ArrayList<>();
        if (isNoSentence(firstSentence)) {
            faults.add("does not say what the module is");
        }
        if (!STATES_WHAT_IT_LACKS.matcher(body).matches()) {
            faults.add("does not say what the module deliberately lacks");
        }
        Set<String> provided = module.provides().stream()
                .map(ModuleDescriptor.Provides::service)
                .collect(Collectors.toSet());
        compare("@provides", provides, provided, faults);
        compare("@uses", uses, module.uses(), faults);
        return faults;
    }

    private static void compare(
            String tag, Map<String, List<String>> tags, Set<String> directives, List<String> faults) {
        Set<String> services = new TreeSet<>(directives);
        services.addAll(tags.keySet());
        for (String service : services) {
            List<String> descriptions = tags.getOrDefault(service, List.of());
            if (!directives.contains(service)) {
                faults.add(tag + " " + service + " has no directive");
            } else if (descriptions.size() != 1) {
                faults.add(tag + " " + service + " is there " + descriptions.size() + " times");
            } else if (isNoSentence(descriptions.get(0))) {
                faults.add(tag + " " + service + " says nothing");
            }
        }
    }

    private void add(DocTree tag) {
        if (tag instanceof ProvidesTree provided) {
            add(provides, provided.getServiceType().getSignature(), provided.getDescription());
        } else if (tag instanceof UsesTree used) {
            add(uses, used.getServiceType().getSignature(), used.getDescription());
        }
    }

    private static void add(Map<String, List<String>> tags, String service, List<? extends DocTree> description) {
        tags.computeIfAbsent(service, unused -> new ArrayList<>()).add(text(description));
    }

    private static boolean isNoSentence(String text) {
        return text.split("\\s+").length < WORDS_OF_A_SENTENCE;
    }

    private static String text(List<? extends DocTree> trees) {
        return trees.stream()
                .map(DocTree::toString)
                .collect(Collectors.joining(" "))
                .strip();
    }
}

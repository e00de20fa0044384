package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The list, compared with one of the JDK's over random operations. */
class LinkTest {
    @Test
    void unlink_alone_changesNothing() {
        Link link = new Link();
        link.unlink();
        assertTrue(link.isAlone());
    }

    @Test
    void appendAll_emptyList_changesNothing() {
        Link list = new Link();
        Link element = new Link();
        list.append(element);
        list.appendAll(new Link());
        assertEquals(1, list.count());
        Link empty = new Link();
        empty.appendAll(list);
        assertEquals(List.of(element), elements(empty));
        assertTrue(list.isAlone());
    }

    @Test
    void operations_atRandom_equalThoseOfAList() {
        Random random = new Random(42);
        Link list = new Link();
        List<Link> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int choice = random.nextInt(10);
            if (choice < 5) {
                Link element = new Link();
                list.append(element);
                expected.add(element);
            } else if (choice < 9 && !expected.isEmpty()) {
                Link element = expected.remove(random.nextInt(expected.size()));
                element.unlink();
                assertTrue(element.isAlone());
            } else {
                Link moved = new Link();
                Link first = new Link();
                moved.append(first);
                moved.appendAll(list);
                expected.add(0, first);
                assertTrue(list.isAlone());
                list = moved;
            }
            assertEquals(expected.isEmpty(), list.isAlone());
            if (i % 100 == 0) {
                assertEquals(expected, elements(list));
                assertEquals(expected.size(), list.count());
            }
        }
        assertFalse(expected.isEmpty());
    }

    private static List<Link> elements(Link list) {
        List<Link> elements = new ArrayList<>();
        for (Link element = list.next(); element != list; element = element.next()) {
            elements.add(element);
        }
        return elements;
    }
}

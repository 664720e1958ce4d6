package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.yaml.Findings;
import java.util.regex.Pattern;

/** What may be a name: it becomes part of paths, of object keys and of Quartz job keys. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    private Names() {}

    static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    static void check(Findings findings, String path, String name) {
        if (!valid(name)) {
            findings.problem(
                    path,
                    "is no usable name",
                    "write 1 to 63 letters, digits, - and _, beginning with a letter or digit");
        }
    }
}

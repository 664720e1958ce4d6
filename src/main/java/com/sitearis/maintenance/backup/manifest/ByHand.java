package com.sitearis.maintenance.backup.manifest;

import com.sitearis.maintenance.backup.DumpMethod;
import java.util.ArrayList;
import java.util.List;

/** The commands that restore a backup with the distribution's programs alone, to be run in a copy of its folder. */
public final class ByHand {

    private ByHand() {}

    public static List<String> commands(Manifest.Source source, DumpMethod method, boolean encrypted) {
        List<String> commands = new ArrayList<>();
        if (encrypted) {
            commands.add("for f in $(find . -name '*.age'); do age -d -i KEYFILE -o \"${f%.age}\" \"$f\"; done");
        }
        commands.add("for f in $(find . -name '*.zst'); do zstd -d \"$f\"; done");
        commands.add("psql -d postgres -f roles.sql   # roles that exist already are reported and left as they are");
        commands.add("createdb --template=template0 --encoding=" + source.encoding() + " --lc-collate="
                + source.collate() + " --lc-ctype=" + source.ctype() + icu(source) + " NEW_NAME");
        commands.add(
                method == DumpMethod.STREAM
                        ? "pg_restore --dbname=NEW_NAME --jobs=2 dump.pgc"
                        : "pg_restore --dbname=NEW_NAME --jobs=2 dump");
        for (Manifest.Setting setting : source.settings()) {
            String sql = DatabaseSettings.sql(setting, "NEW_NAME");
            commands.add("psql -d NEW_NAME -c '" + sql.replace("'", "'\\''") + "'");
        }
        return commands;
    }

    private static String icu(Manifest.Source source) {
        return source.icuLocale().isEmpty() ? "" : " --locale-provider=icu --icu-locale=" + source.icuLocale();
    }
}

package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of a job's logs cannot be listed, or holds none of the files. */
public final class LogFolderUnreadable extends Failure {

    LogFolderUnreadable(Path folder, String why, @Nullable IOException cause) {
        super(
                "the logs in " + folder + " cannot be read: " + why,
                "see folder: and files: of the job file, and whether this program's account may read there",
                "log-unreadable",
                cause);
    }
}

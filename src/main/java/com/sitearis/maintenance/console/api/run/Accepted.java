package com.sitearis.maintenance.console.api.run;

import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.Runs;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The answer to a wish that was granted: the run as it is now, and where to watch it. */
public final class Accepted {

    private Accepted() {}

    public static ResponseEntity<Run> run(Runs runs, URI location) {
        String path = location.getPath();
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        Run run = runs.find(id).orElseThrow(() -> new RunNotFound(id));
        return ResponseEntity.accepted().location(location).body(run);
    }
}

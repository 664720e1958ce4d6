package com.sitearis.maintenance.finding;

import java.util.List;

/**
 * What a look changed.
 *
 * @param fresh seen for the first time, or again after it was resolved
 * @param standing all of this source and target that stand now, the fresh ones included
 */
public record Recorded(List<Finding> fresh, List<Finding> resolved, List<Finding> standing) {}

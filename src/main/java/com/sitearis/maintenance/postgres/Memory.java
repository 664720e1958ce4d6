package com.sitearis.maintenance.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** This machine's memory, or the container's share of it, in megabytes. */
final class Memory {

    private Memory() {}

    static long megabytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    }
}

package com.sitearis.maintenance.incident.announcement;

import com.sitearis.maintenance.incident.Lookout;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has a node remind people of windows. */
@Configuration(proxyBeanMethods = false)
public class AnnouncementConfiguration {

    @Bean
    Announcements windowAnnouncements(DataSource database, Supplier<MaintenancePlan> plan, Clock clock) {
        return new Announcements(database, plan, clock);
    }

    @Bean
    Lookout windowLookout(Announcements windows) {
        return windows::tellWhatIsDue;
    }
}

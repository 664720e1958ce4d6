package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.plan.MaintenancePlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;

/** What the pages are made with. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PagesConfiguration {

    /** Texts without places are taken as they stand; in the others an apostrophe is typographic. */
    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("com/sitearis/maintenance/console/words");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        words.setDefaultLocale(Locale.ENGLISH);
        return words;
    }

    @Bean
    LocaleResolver localeResolver(Supplier<MaintenancePlan> plan) {
        return new AccountLanguage(plan);
    }

    @Bean
    Frame frame(Supplier<MaintenancePlan> plan, Clock clock) {
        return new Frame(plan, clock);
    }
}

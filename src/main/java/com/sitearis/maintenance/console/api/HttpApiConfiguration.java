package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

/** What the API's resources share. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class HttpApiConfiguration implements WebMvcConfigurer {

    /** As commands write them with {@code --json}; what nobody knows is refused rather than ignored. */
    @Bean
    JsonMapperBuilderCustomizer apiJson() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST);
    }

    @Bean
    RequestKeys requestKeys(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        return new RequestKeys(jdbc, clock, transactions);
    }

    @Bean
    PlanNames planNames(Supplier<MaintenancePlan> plan) {
        return new PlanNames(plan);
    }

    @Bean
    QueryHistory queryHistory(DataSource database) {
        return new QueryHistory(database);
    }

    @Bean
    KpiDesk kpiDesk(DataSource database, Clock clock, Supplier<MaintenancePlan> plan, CronDialect cron) {
        return new KpiDesk(database, clock, plan, cron);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns(Addresses.ROOT + "/**");
    }
}

package com.sitearis.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** The arrows between the packages are those that each package-info declares, and the picture is drawn from the code. */
class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(Maintenance.class.getPackageName());

    @Test
    void everyPackageUsesOnlyWhatItDeclares() {
        modules.verify();
    }

    @Test
    void theEngineNeverNamesACapability() {
        assertThat(modules.getModuleByName("run")).isPresent();
        for (String engine : new String[] {"failure", "plan", "run", "schedule"}) {
            assertThat(modules.getModuleByName(engine)
                            .orElseThrow()
                            .getDirectDependencies(modules)
                            .uniqueModules())
                    .as(engine)
                    .extracting(module -> module.getIdentifier().toString())
                    .isSubsetOf("failure", "plan", "run");
        }
    }

    @Test
    void drawsThePicture() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModulesAsPlantUml(DiagramOptions.defaults());
    }
}

package com.sitearis.maintenance.incident;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What incidents that open by themselves are called and say, in both languages; {@code %s} takes a value. */
public enum AlarmPhrase {
    DOWN("%s ne répond pas", "%s is down"),

    CERTIFICATE("le certificat de %s expire le %s", "certificate of %s expires %s"),
    CERTIFICATE_LEFT("%s : expire le %s, dans %s jours", "%s: expires %s, in %s days"),
    CERTIFICATE_REPLACED("un autre certificat est en place", "another certificate is in its place"),

    BUDGET("le budget d'erreur de %s s'épuise trop vite", "the error budget of %s is used up too fast"),
    BURN_RATE(
            "vitesse de consommation sur %s : %s, sur %s : %s ; limite %s",
            "burn rate over %s %s, over %s %s; limit %s"),
    BUDGET_FINE("plus aucune vitesse ne dépasse sa limite", "no rate is above its limit any more"),
    NOT_KNOWN("inconnue", "not known"),

    SILENT("plus rien de nouveau pour %s", "nothing new of %s"),
    METRIC_OF("%s de %s", "%s of %s"),
    LATEST("dernier échantillon %s", "latest sample %s"),
    NEVER("jamais reçu", "never came in"),
    RUNBOOK("%s (procédure : %s)", "%s (runbook: %s)"),

    MEAN("moyenne", "mean"),
    MIN("minimum", "min"),
    MAX("maximum", "max"),
    LAST("dernière valeur", "last"),
    SUM("somme", "sum"),
    SAMPLES("%s échantillons", "%s samples"),
    FIGURE("%s %s sur %s en %s", "%s %s of %s in %s"),
    TOO_FEW("%s en %s ; il en faut au moins %s", "%s in %s, at least %s are needed"),

    FINDING("%s, base %s", "%s in database %s"),
    AND_MORE("et %s de plus", "and %s more"),
    DISK_SPACE("disque presque plein", "disk space"),
    DAMAGED_RELATION("relation endommagée", "damaged relation"),
    CHECKSUM_FAILURES("pages endommagées", "checksum failures"),
    WRAPAROUND("épuisement des numéros de transaction", "wraparound"),
    FREEZE_OVERDUE("gel des lignes en retard", "freeze overdue");

    private final String french;
    private final String english;

    AlarmPhrase(String french, String english) {
        this.french = french;
        this.english = english;
    }

    public String in(Locale language, @Nullable Object... values) {
        boolean isFrench = language.getLanguage().equals(Locale.FRENCH.getLanguage());
        return String.format(language, isFrench ? french : english, values);
    }
}

package com.sitearis.maintenance.incident;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What messages about incidents say in their line of actions, in both languages; {@code %s} takes a value. */
enum IncidentPhrase {
    NOBODY_YET(
            "Personne ne s'en occupe encore. Prise en charge : ./maintenance incident ack %s",
            "Nobody works on it yet. To take it up: ./maintenance incident ack %s"),
    TAKEN_UP("%s s'en occupe. %s", "%s works on it. %s"),
    REOPENED("Réouvert : %s", "Opened again: %s"),
    RESOLVED("Résolu. %s", "Resolved. %s"),
    FALSE_ALARM("Fausse alerte. %s", "A false alarm. %s"),
    PRIORITY("Priorité changée : %s → %s. %s", "Priority changed: %s → %s. %s"),
    RECOVERED("Répond à nouveau ; à confirmer par une personne.", "It answers again; a person has yet to confirm it."),
    ENDED(
            "La condition a pris fin : %s ; à confirmer par une personne.",
            "The condition has ended: %s; a person has yet to confirm it."),
    BACK("De retour : %s", "It is back: %s"),
    RELAPSED("À nouveau en panne. %s", "Down again. %s"),
    RESPONSE_LATE(
            "PERSONNE N'A RÉAGI À TEMPS. Prise en charge : ./maintenance incident ack %s",
            "NOBODY REACTED IN TIME. To take it up: ./maintenance incident ack %s"),
    UPDATE_LATE(
            "La mise à jour promise n'a pas été donnée : ./maintenance incident note %s \"…\" --next-update …",
            "The promised update was not given: ./maintenance incident note %s \"…\" --next-update …");

    private final String french;
    private final String english;

    IncidentPhrase(String french, String english) {
        this.french = french;
        this.english = english;
    }

    String in(Locale language, @Nullable Object... values) {
        boolean french = language.getLanguage().equals(Locale.FRENCH.getLanguage());
        return String.format(language, french ? this.french : english, values).strip();
    }
}

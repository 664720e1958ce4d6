package com.sitearis.maintenance.incident.announcement;

import java.util.Locale;

/** What messages about windows say beside the template, in both languages; {@code %s} takes a value. */
enum WindowPhrase {
    PLANNED("Mise à jour planifiée (%s)", "Planned maintenance (%s)"),
    IN_A_WEEK("Rappel J-7 : mise à jour planifiée (%s)", "Reminder, in 7 days: planned maintenance (%s)"),
    TOMORROW("Rappel J-1 : mise à jour planifiée (%s)", "Reminder, in a day: planned maintenance (%s)"),
    IN_AN_HOUR("Rappel H-1 : mise à jour planifiée (%s)", "Reminder, in an hour: planned maintenance (%s)"),
    BEGUN("Maintenance commencée (%s)", "Maintenance has begun (%s)"),
    ENDED("Maintenance terminée (%s)", "Maintenance has ended (%s)"),
    CANCELLED("Maintenance annulée (%s)", "Maintenance is cancelled (%s)"),

    IMPACT("Indisponibilité temporaire de la plateforme", "The platform may be unavailable for a time"),
    NO_MORE_IMPACT("Plus aucune indisponibilité n'est prévue", "No further unavailability is planned"),
    NO_IMPACT("Aucun : la maintenance n'a pas lieu", "None: the maintenance does not take place"),
    NOT_DEDUCTED(
            "Annoncée moins de %s jours à l'avance : ce temps n'est pas déduit de la disponibilité promise.",
            "Announced less than %s days ahead: this time is not deducted from the promised availability.");

    private final String french;
    private final String english;

    WindowPhrase(String french, String english) {
        this.french = french;
        this.english = english;
    }

    String in(Locale language, Object... values) {
        boolean french = language.getLanguage().equals(Locale.FRENCH.getLanguage());
        return String.format(language, french ? this.french : english, values);
    }

    static WindowPhrase title(WindowNotice notice) {
        return switch (notice) {
            case ANNOUNCED -> PLANNED;
            case WEEK -> IN_A_WEEK;
            case DAY -> TOMORROW;
            case HOUR -> IN_AN_HOUR;
            case BEGUN -> BEGUN;
            case ENDED -> ENDED;
            case CANCELLED -> CANCELLED;
        };
    }
}

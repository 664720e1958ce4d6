package com.sitearis.maintenance.notify.words;

import java.util.Locale;

/** Everything that messages say, in both languages side by side; {@code %s} takes a value. */
public enum Phrase {
    REFUSED_SUBJECT("[COURRIEL REFUSÉ] %s - %s", "[MAIL REFUSED] %s - %s"),
    REFUSED_LEAD("Un message destiné à %s a été refusé définitivement.", "A message to %s was refused for good."),
    SUBJECT("Objet", "Subject"),
    ANSWER("Réponse", "Answer"),
    SHOW("Voir le message", "See the message"),

    RUN_FAILED_SUBJECT("[ÉCHEC] %s - %s (%s)", "[FAILED] %s - %s (%s)"),
    RUN_FAILED_LEAD("La tâche « %s » a échoué sur « %s ».", "The job \"%s\" failed on \"%s\"."),
    RUN_OVERDUE_SUBJECT("[RETARD] %s - %s (%s)", "[OVERDUE] %s - %s (%s)"),
    RUN_OVERDUE_LEAD(
            "La tâche « %s » n'est pas terminée dans les temps sur « %s ». Elle continue.",
            "The job \"%s\" is not finished in time on \"%s\". It goes on."),
    TRIGGER_STUCK_SUBJECT("[PLANIFICATION] %s - %s (%s)", "[SCHEDULE] %s - %s (%s)"),
    TRIGGER_STUCK_LEAD(
            "Le déclencheur de « %s » sur « %s » était bloqué ; il a été réarmé.",
            "The trigger of \"%s\" on \"%s\" was stuck; it has been reset."),
    TRIGGER_STUCK_CAUSE(
            "Un nœud ne peut pas charger cette tâche (version plus ancienne ou installation endommagée).",
            "A node cannot load this job (an older version, or a broken installation)."),
    TRIGGER_STUCK_REMEDY(
            "Chercher « setting trigger state to ERROR » dans le journal de chaque nœud, et mettre celui-ci à jour.",
            "Look for \"setting trigger state to ERROR\" in every node's log, and bring that node up to date."),
    PURPOSE("Tâche", "Job"),
    SLOT("Échéance", "Due"),
    FINISHED("Fin", "Ended"),
    FINISH_BY("Attendue avant", "Expected by"),
    STEP("Étape", "Step"),
    ATTEMPT("Tentative", "Attempt"),
    RUN("Exécution", "Run"),
    WHAT_HAPPENED("Ce qui s'est passé", "What happened"),
    WHAT_TO_DO("Que faire", "What to do"),
    RUNBOOK("Procédure", "Runbook"),
    RELAUNCH("Relancer, une fois la cause corrigée", "Launch again, once the cause is mended"),
    STOP_OR_LOOK("Suivre, ou arrêter", "Follow, or stop"),
    DETAILS("Détails", "Details"),
    CONSOLE("Dans la console", "In the console"),
    NOBODY_ON_DUTY(
            "Aucun des destinataires prévus (%s) n'est d'astreinte à cette heure.",
            "None of those who are to be told (%s) is on duty at this hour."),
    NO_MESSAGE("aucun message", "no message"),

    TEST_SUBJECT("[ESSAI] %s - %s", "[TEST] %s - %s"),
    TEST_LEAD(
            "Ceci est un essai : les messages pour « %s » arrivent ici.",
            "This is a test: messages for \"%s\" arrive here."),
    ASKED_BY("Demandé par", "Asked by"),

    INCIDENT("[INCIDENT] %s - [%s] %s", "[INCIDENT] %s - [%s] %s"),
    STATUS("Statut", "Status"),
    IMPACT("Impact", "Impact"),
    BEGAN("Début", "Began"),
    ACTIONS("Actions", "Actions"),
    NEXT_UPDATE("Prochaine mise à jour", "Next update"),
    ENDED("Fin", "Ended"),
    INVESTIGATING("En cours d'investigation", "Being investigated"),
    IDENTIFIED("Cause identifiée", "Cause identified"),
    MONITORING("Correctif en place, sous surveillance", "Fixed, being watched"),
    RESOLVED("Résolu", "Resolved"),

    MAINTENANCE("[MAINTENANCE] %s - %s", "[MAINTENANCE] %s - %s"),
    DATE("Date", "Date"),
    FROM_TO("du %s au %s", "from %s to %s"),
    REASON("Raison", "Reason"),
    CONTACT("Contact", "Contact");

    private final String french;
    private final String english;

    Phrase(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** In this language; anything but English is French, the plan's own. */
    public String in(Locale language, Object... values) {
        String words = language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : french;
        return values.length == 0 ? words : String.format(language, words, values);
    }
}

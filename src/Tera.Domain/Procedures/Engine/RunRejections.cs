using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Why a command on a run is refused. Refusals change nothing.</summary>
public static class RunRejections
{
    /// <summary>The run has begun already.</summary>
    public static Rejection AlreadyStarted() => new("procedures.run.already-started");

    /// <summary>The run has not begun.</summary>
    public static Rejection NotStarted() => new("procedures.run.not-started");

    /// <summary>The run is over.</summary>
    public static Rejection AlreadyOver() => new("procedures.run.already-over");

    /// <summary>The clock is stopped.</summary>
    public static Rejection IsPaused() => new("procedures.run.paused");

    /// <summary>The clock is not stopped.</summary>
    public static Rejection IsNotPaused() => new("procedures.run.not-paused");

    /// <summary>The version lacks identity data and no reason was given to run it all the same.</summary>
    public static Rejection CoverIncomplete(string fields) => new("procedures.run.cover-incomplete", fields);

    /// <summary>A fan-out would open no task.</summary>
    public static Rejection NobodyTakesPart(string step) => new("procedures.run.nobody-takes-part", step);

    /// <summary>The run has no such task.</summary>
    public static Rejection NoSuchTask(TaskKey task) => new("procedures.run.no-such-task", task);

    /// <summary>Somebody did the task before; says who and when.</summary>
    public static Rejection TaskAlreadyDone(RunTask task) =>
        new("procedures.run.task-already-done", task.By?.Position ?? "", task.ClosedAt ?? Instant.MinValue);

    /// <summary>The task ended without being done by a person: returned, skipped, covered, cancelled, or its linked SOP came to its end.</summary>
    public static Rejection TaskEnded(RunTask task) => new("procedures.run.task-ended", task.Status, task.ClosedAt ?? Instant.MinValue);

    /// <summary>The task waits for a linked SOP.</summary>
    public static Rejection WaitsForLink(string linked) => new("procedures.run.waits-for-link", linked);

    /// <summary>The person does not hold the lane.</summary>
    public static Rejection NotYourTask(string lane) => new("procedures.run.not-your-task", lane);

    /// <summary>Another holder of the lane took the task.</summary>
    public static Rejection TakenByAnother() => new("procedures.run.taken-by-another");

    /// <summary>Only the person it was entrusted to does it now; those of the lane can take it back.</summary>
    public static Rejection EntrustedToAnother(string position) => new("procedures.run.entrusted-to-another", position);

    /// <summary>The task is with its lane.</summary>
    public static Rejection NotEntrusted() => new("procedures.run.not-entrusted");

    /// <summary>The person has the task in hand already.</summary>
    public static Rejection AlreadyHolds() => new("procedures.run.already-holds");

    /// <summary>Nobody has taken the task.</summary>
    public static Rejection NotTaken() => new("procedures.run.not-taken");

    /// <summary>The person chosen does not hold the lane.</summary>
    public static Rejection CannotHold(string lane) => new("procedures.run.cannot-hold", lane);

    /// <summary>A decision needs Ya or Tidak.</summary>
    public static Rejection OutcomeMissing() => new("procedures.run.outcome-missing");

    /// <summary>Only a check has an outcome.</summary>
    public static Rejection OutcomeNotAsked() => new("procedures.run.outcome-not-asked");

    /// <summary>Sending back needs a reason.</summary>
    public static Rejection ReasonMissing() => new("procedures.run.reason-missing");

    /// <summary>The branch does not lead to that step.</summary>
    public static Rejection NotATarget(string step) => new("procedures.run.not-a-target", step);

    /// <summary>The step was never visited, so nothing can go back to it.</summary>
    public static Rejection NeverVisited(string step) => new("procedures.run.never-visited", step);

    /// <summary>The step was visited, but lies ahead again because the work went back before it; going there would skip what lies between.</summary>
    public static Rejection LiesAhead(string step) => new("procedures.run.lies-ahead", step);

    /// <summary>A joint actor confirms; only the first lane of the act decides or sends back.</summary>
    public static Rejection DoesNotDecide() => new("procedures.run.does-not-decide");

    /// <summary>The step has no fan-out, or one of the units takes no part in it, or the branch is for all only.</summary>
    public static Rejection UnitsNotApplicable(string step) => new("procedures.run.units-not-applicable", step);

    /// <summary>An input that no step has made and nobody attached.</summary>
    public static Rejection InputMissing(string printed) => new("procedures.run.input-missing", printed);

    /// <summary>The input is there already, or the step does not ask for it.</summary>
    public static Rejection InputNotMissing(ArtifactKind artifact) => new("procedures.run.input-not-missing", artifact);

    /// <summary>A person may not judge what he made himself.</summary>
    public static Rejection OwnWork() => new("procedures.run.own-work");

    /// <summary>Nobody has the task in hand, so handing it to oneself changes nothing.</summary>
    public static Rejection ToOneself() => new("procedures.run.to-oneself");

    /// <summary>Whoever is to get the task made what is to be judged in it.</summary>
    public static Rejection MadeItHimself() => new("procedures.run.made-it-himself");

    /// <summary>No collection of that step is open.</summary>
    public static Rejection NoOpenCollection(string step) => new("procedures.run.no-open-collection", step);

    /// <summary>Only the coordinator of the collection may do that.</summary>
    public static Rejection NotTheCoordinator(string lane) => new("procedures.run.not-the-coordinator", lane);

    /// <summary>The unit has not handed in, so there is nothing to send back.</summary>
    public static Rejection NotHandedIn() => new("procedures.run.not-handed-in");

    /// <summary>Only who checks or compiles now, or coordinates the collection, judges what is handed in.</summary>
    public static Rejection NotAReviewer() => new("procedures.run.not-a-reviewer");

    /// <summary>Only those who steer the run may do that.</summary>
    public static Rejection NotASteward(string lanes) => new("procedures.run.not-a-steward", lanes);

    /// <summary>No standard time has passed that is not on record.</summary>
    public static Rejection NothingOverdue() => new("procedures.run.nothing-overdue");

    /// <summary>Every due time stands as the calendar has it.</summary>
    public static Rejection NothingToReschedule() => new("procedures.run.nothing-to-reschedule");

    /// <summary>A distribution names nobody, somebody twice, or somebody who is not of the agency, or units and employees at once; or the act is no distribution.</summary>
    public static Rejection WrongParticipants() => new("procedures.run.wrong-participants");
}

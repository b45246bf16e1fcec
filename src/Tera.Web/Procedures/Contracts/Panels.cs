using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>The task a panel works in, as the page has read it before anything renders.</summary>
/// <param name="Head">Which run.</param>
/// <param name="Definition">The version it is pinned to.</param>
/// <param name="Run">Its state as shown; commands lock and read it again.</param>
/// <param name="Task">The task shown; it may have ended already, then the panel only shows.</param>
/// <param name="Holder">By what right the user may do it; null when he only looks.</param>
/// <param name="User">Who looks.</param>
/// <param name="Calendar">Working time of the agency.</param>
/// <param name="Now">When.</param>
public sealed record PanelContext(
    RunHead Head,
    ProcedureDefinition Definition,
    Run Run,
    RunTask Task,
    LaneHolder? Holder,
    SignedInUser User,
    WorkingCalendar Calendar,
    Instant Now)
{
    /// <summary>The row.</summary>
    public Step Step => Definition[Task.Key.Step];

    /// <summary>The act.</summary>
    public Act Act => Step.Acts[Task.Key.Act - 1];

    /// <summary>True when the user may do the task now.</summary>
    public bool MayAct => Holder is not null && Task.Status is RunTaskStatus.Open && Run.Status is RunStatus.Running;

    /// <summary>Where the user may send the work back to from here, what the SOP offers first; empty when he may not.</summary>
    public ImmutableArray<StepKey> ReturnTargets { get; init; } = [];

    /// <summary>Units and employees the agency has today, whom a distribution may name beside those who take part already.</summary>
    public ImmutableArray<Participant> Candidates { get; init; } = [];

    /// <summary>The call of a command from this panel.</summary>
    public RunCall Call(CommandId command) => new(command, Head.Id, User.PersonId);
}

/// <summary>What a panel's form posted.</summary>
/// <param name="Command">Made with the form: the same twice has one effect.</param>
/// <param name="Action">Which of the panel's buttons: the value of the field <c>Aksi</c>; empty for the main one.</param>
/// <param name="Fields">Everything typed, so that a refusal can show it again.</param>
public sealed record PanelForm(CommandId Command, string Action, IFormCollection Fields)
{
    /// <summary>A field, trimmed; empty when it was not sent.</summary>
    public string this[string field] => Fields[field].ToString().Trim();

    /// <summary>All values of a field that may be sent several times.</summary>
    public IReadOnlyList<string> All(string field) => [.. Fields[field].OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0)];
}

/// <summary>What a panel component gets to show; the page has loaded it, components never query.</summary>
/// <param name="Context">The task.</param>
/// <param name="Model">What the panel's own loading returned.</param>
/// <param name="Posted">The refused form, so that what was typed stays; null on a first showing.</param>
/// <param name="Faults">Why it was refused; empty on a first showing.</param>
public sealed record PanelView(PanelContext Context, object Model, PanelForm? Posted, IReadOnlyList<Rejection> Faults)
{
    /// <summary>Where the page of the run unfolds the rarer acts: sending back, recording a missing input, taking back.</summary>
    public const string OtherActs = "tindakan-lain";

    /// <summary>Somebody else changed the thing after the form was shown.</summary>
    public bool ChangedMeanwhile => Faults.Any(fault => fault == CommandRejections.ChangedMeanwhile);

    /// <summary>The version a form bears: the one it was sent with, and once a change of somebody else was told, the one he left, so that saving again is a decision.</summary>
    /// <param name="field">Which bears it.</param>
    /// <param name="current">The version now.</param>
    public string? Seen(string field, string? current) => Posted is { } sent && !ChangedMeanwhile ? sent[field] : current;
}

/// <summary>Does one kind of act: shows a form inside the run's page and carries it out. Registered by the module that knows the work.</summary>
public interface IActPanel
{
    /// <summary>Whether this panel does the act. Exactly one panel serves each act of a procedure.</summary>
    bool Serves(Act act, ProcedureDefinition definition);

    /// <summary>A component with one parameter <c>View</c> of type <see cref="PanelView"/>; its form fields lie inside the page's form.</summary>
    Type Component { get; }

    /// <summary>What the button that ends the task says, verb and object: <c>Terbitkan disposisi</c>.</summary>
    string ButtonLabel(PanelContext context);

    /// <summary>Reads what the component shows.</summary>
    Task<object> LoadAsync(PanelContext context, CancellationToken ct);

    /// <summary>Why the button that ends the task cannot be pressed yet, as a sentence; null when it can.</summary>
    /// <param name="model">What the panel loaded.</param>
    string? WaitsFor(object model) => null;

    /// <summary>Whether its own form sends the work back, so that the page offers no second one.</summary>
    bool SendsBack => false;

    /// <summary>Carries the form out, through <see cref="RunGateway"/>.</summary>
    Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct);
}

/// <summary>How a posted panel ended: with a receipt, or with everything that is wrong with the form.</summary>
public sealed record PanelOutcome(Receipt? Receipt, IReadOnlyList<Rejection> Faults)
{
    /// <summary>One rule said no, or it was done.</summary>
    public static implicit operator PanelOutcome(Result<Receipt> result) =>
        result.Accepted(out var receipt, out var no) ? new(receipt, []) : new(null, [no]);

    /// <summary>The form itself is wrong; without faults it is shown again as it was sent, and nothing was done.</summary>
    public static PanelOutcome Refused(IReadOnlyList<Rejection> faults) => new(null, faults);
}

/// <summary>Something to look at beside a decision: the figures, the draft. Shown by the check, initial and sign panels.</summary>
public interface IExhibit
{
    /// <summary>A component with one parameter <c>Model</c>.</summary>
    Type Component { get; }

    /// <summary>What there is to see for this task; null for nothing.</summary>
    Task<object?> LoadAsync(PanelContext context, CancellationToken ct);
}

/// <summary>A thing a run made, as the matrix and the archive list it.</summary>
/// <param name="Step">The step that made it.</param>
/// <param name="Artifact">Its kind.</param>
/// <param name="Title">Its name, Indonesian.</param>
/// <param name="Href">Its page.</param>
/// <param name="Note">State, number or date, Indonesian; null for none.</param>
/// <param name="Icon">Name of the icon.</param>
public sealed record ArtifactLink(StepKey Step, ArtifactKind Artifact, string Title, string Href, string? Note, string Icon);

/// <summary>Told by each module that keeps things runs make.</summary>
public interface IArtifactSource
{
    /// <summary>Everything of the run that the user may see, oldest first.</summary>
    Task<IReadOnlyList<ArtifactLink>> OfRunAsync(RunId run, CancellationToken ct);
}

using Tera.Organisation.Calendars;
using Tera.Platform.Commands;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>A run locked for a command, with all that a decision may look at.</summary>
/// <param name="Head">What never changes.</param>
/// <param name="Run">Its state.</param>
/// <param name="Hash">Hash of its last event.</param>
/// <param name="Around">Roster, due times, moment.</param>
/// <param name="Calendar">Working time of the agency.</param>
/// <param name="Receipt">Of the same command, when it was carried out before.</param>
/// <param name="IsNew">True when no row of it exists yet.</param>
public sealed record LoadedRun(RunHead Head, Run Run, ReadOnlyMemory<byte> Hash, Surroundings Around, WorkingCalendar Calendar, Receipt? Receipt, bool IsNew)
{
    /// <summary>What the event does to it.</summary>
    public RunMoment Moment(RunEvent happened, RunCall call) =>
        new(Head, Around.Definition, Run, Run.Evolve(Run, happened, Around.Now), happened, Around.Now, call.Command, call.Actor);
}

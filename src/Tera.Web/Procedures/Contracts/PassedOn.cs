using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>What was passed on in a run, with names.</summary>
/// <param name="Task">The task by which it was.</param>
/// <param name="Opened">The tasks that it opened.</param>
/// <param name="By">Name and title of who passed it on.</param>
/// <param name="At">When.</param>
/// <param name="Note">What he wrote with it; null for nothing.</param>
/// <param name="Received">Who took it up and when, as words; null while nobody has.</param>
public sealed record HandOverLine(TaskKey Task, IReadOnlyCollection<TaskKey> Opened, string By, Instant At, string? Note, string? Received);

/// <summary>Tells what was passed on in a run.</summary>
public sealed class PassedOn(RunStore store, RunChronicles chronicles)
{
    /// <summary>All of a run, in order.</summary>
    public async Task<IReadOnlyList<HandOverLine>> OfAsync(RunId run, ProcedureDefinition definition, IndonesianTimeZone zone, CancellationToken ct)
    {
        var passed = HandedOver.Of(await store.EventsAsync(run, ct), definition);
        var names = await chronicles.NamesAsync(passed.Select(one => one.By.Person).Concat(passed.Select(one => one.Received).OfType<Receiving>().Select(taken => taken.Person)), ct);
        return
        [
            .. passed.Select(one => new HandOverLine(
                one.Task,
                one.Opened,
                $"{names.GetValueOrDefault(one.By.Person, "Pegawai")}, {one.By.Position}",
                one.At,
                one.Note,
                one.Received is { } taken
                    ? $"{names.GetValueOrDefault(taken.Person, "Pegawai")}{(taken.Position is { } post ? ", " + post : "")} pada {zone.Moment(taken.At)}"
                    : null)),
        ];
    }
}

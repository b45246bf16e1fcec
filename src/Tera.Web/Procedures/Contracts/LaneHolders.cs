using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;

namespace Tera.Procedures.Contracts;

/// <summary>Who may act for a lane of a run, by position, team or person, for modules above.</summary>
public sealed class LaneHolders(RunStore store)
{
    /// <summary>Those who may do a task of the lane that is not one of many; empty while nobody may. First who acts for another, then who chairs a team.</summary>
    public async Task<IReadOnlyList<LaneHolder>> OfAsync(RunId run, LaneKey lane, Instant at, CancellationToken ct)
    {
        var loaded = await store.LookAsync(run, new PersonId(Guid.Empty), at, ct) ?? throw new InvalidOperationException($"There is no run {run}.");
        return [.. loaded.Around.Roster.HoldersOf(lane, Slot.Sole).OrderBy(Rank).ThenBy(holder => holder.Person.Value)];
    }

    private static int Rank(LaneHolder holder) => holder.Kind switch
    {
        AssignmentKind.DailyActing => 0,
        AssignmentKind.Acting => 1,
        _ => holder.Position.StartsWith("Ketua ", StringComparison.Ordinal) ? 2 : 3,
    };
}

using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Other holders of a lane from a day on.</summary>
/// <param name="Procedure">Which SOP.</param>
/// <param name="Role">The lane as people call it.</param>
/// <param name="Holdings">Its new holders.</param>
/// <param name="From">Their first day.</param>
/// <param name="Today">At the region's seat.</param>
internal sealed record LaneTurn(ProcedureId Procedure, string Role, IReadOnlyList<LaneHolding> Holdings, LocalDate From, LocalDate Today);

/// <summary>The one door through which a lane gets other holders, whether an administrator names them or a run forms their team.</summary>
internal static class LaneChange
{
    /// <summary>Ends those of that day on the day before and lets the new ones begin, or says why not. Changes tracked entities; the caller saves.</summary>
    /// <returns>Those that end.</returns>
    public static Result<IReadOnlyList<LaneBinding>> Make(TeraDbContext db, LaneTurn turn, IReadOnlyCollection<LaneBinding> bindings)
    {
        if (turn.From < turn.Today)
        {
            return LaneHolderRejections.InThePast(turn.Today);
        }

        if (bindings.Where(row => row.ValidFrom >= turn.From).MinBy(row => row.ValidFrom) is { } later)
        {
            return LaneHolderRejections.LaterChangeKnown(turn.Role, later.ValidFrom);
        }

        var ending = bindings.Where(row => row.IsInForce(turn.From)).ToList();
        if (ending.Select(row => row.Holding).ToHashSet().SetEquals(turn.Holdings))
        {
            return LaneHolderRejections.SameHolder(turn.Role);
        }

        ending.ForEach(row => row.End(turn.From.PlusDays(-1)));
        db.AddRange(turn.Holdings.Select(holding => LaneBinding.Of(turn.Procedure, holding, turn.From)));
        return ending;
    }
}

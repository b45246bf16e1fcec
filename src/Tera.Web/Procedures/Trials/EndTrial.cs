using NodaTime;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>Ends a trial with what those at the table made of the SOP, be it before its end.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="At">The trial as the form showed it, and who ends it.</param>
/// <param name="Verdict">How; null where it was not chosen.</param>
public sealed record EndTrial(CommandId Command, SeenTrial At, TrialVerdict? Verdict);

/// <inheritdoc cref="EndTrial"/>
public sealed class EndTrialHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(EndTrial wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.end-trial", wish.At.Actor?.Value, inner => EndAsync(wish, inner), ct);

    private async Task<Result<string>> EndAsync(EndTrial wish, CancellationToken ct)
    {
        if (!(await OpenTrial.TakeAsync(db, access, wish.At, ct)).Accepted(out var open, out var no))
        {
            return no;
        }

        if (wish.Verdict is not { } verdict)
        {
            return TrialRejections.ConclusionMissing;
        }

        if (verdict is { Conclusion: TrialConclusion.NeedsWork, Words: null })
        {
            return TrialRejections.WordsMissing;
        }

        if (verdict.Words?.Length > TrialRejections.LongestWords)
        {
            return TrialRejections.TooLong(TrialRejections.LongestWords);
        }

        if (verdict.Present?.Length > TrialRejections.LongestWords)
        {
            return TrialRejections.PresentTooLong(TrialRejections.LongestWords);
        }

        open.Played.Trial.End(verdict, open.Played.ReachedEnd, wish.At.Actor, clock.GetCurrentInstant());
        return open.Played.Trial.Id.ToString();
    }
}

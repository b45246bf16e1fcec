using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>A trial that has not been ended, as a command takes it in hand.</summary>
internal sealed record OpenTrial(PlayedTrial Played, ProcedureVersion Version)
{
    /// <summary>Tracked; refused to whoever may not write on the SOP, and where the trial is no longer as he saw it.</summary>
    public static async Task<Result<OpenTrial>> TakeAsync(TeraDbContext db, ProcedureAccess access, SeenTrial seen, CancellationToken ct)
    {
        if (await db.Set<SopTrial>().SingleOrDefaultAsync(row => row.Id == seen.Trial, ct) is not { } trial)
        {
            return TrialRejections.NoSuchTrial;
        }

        var version = await db.Set<ProcedureVersion>().SingleAsync(row => row.Id == trial.VersionId, ct);
        if (await access.ChangeRefusalAsync(seen.Actor, version.ProcedureId, ct) is { } notHis)
        {
            return notHis;
        }

        if (seen.Version is { } known && known != trial.Version)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        if (trial.EndedAt is not null)
        {
            return TrialRejections.Over;
        }

        var moves = await db.Set<SopTrialMove>().Where(row => row.TrialId == trial.Id).OrderBy(row => row.Number).ToListAsync(ct);
        db.Expect(trial, seen.Version);
        return new OpenTrial(PlayedTrial.Of(trial, moves), version);
    }
}

/// <summary>A trial as somebody saw it.</summary>
/// <param name="Trial">Which.</param>
/// <param name="Version">As his form was made; null for a command without a form.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record SeenTrial(TrialId Trial, int? Version, PersonId? Actor);

/// <summary>Why a trial stays as it is.</summary>
public static class TrialRejections
{
    /// <summary>Longest note of a row, and longest words at the end, in letters.</summary>
    public const int LongestNote = 1000, LongestWords = 2000;

    /// <summary>Only a version on trial is tried.</summary>
    public static Rejection NotOnTrial(VersionState state) => new("procedures.trial.not-on-trial", state);

    /// <summary>There is no such trial.</summary>
    public static Rejection NoSuchTrial { get; } = new("procedures.trial.no-such-trial");

    /// <summary>It was ended.</summary>
    public static Rejection Over { get; } = new("procedures.trial.over");

    /// <summary>No row has been gone through.</summary>
    public static Rejection NothingToTakeBack { get; } = new("procedures.trial.nothing-to-take-back");

    /// <summary>How it ended was not chosen.</summary>
    public static Rejection ConclusionMissing { get; } = new("procedures.trial.conclusion-missing");

    /// <summary>What needs work was not said.</summary>
    public static Rejection WordsMissing { get; } = new("procedures.trial.words-missing");

    /// <summary>Who was there takes too many letters. Argument: how many there may be.</summary>
    public static Rejection PresentTooLong(int letters) => new("procedures.trial.present-too-long", letters);

    /// <summary>A text that is too long.</summary>
    public static Rejection TooLong(int letters) => new("procedures.trial.too-long", letters);
}

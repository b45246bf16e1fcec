using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Letters;
using Tera.Documents.Wordings;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Outbox;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>Where a module hands in what is to be frozen as paper, and asks for what is there.</summary>
/// <remarks>Call it beside a decision or from a listener: everything is kept, or undone, with the run. Printing follows after the commit.</remarks>
public sealed class ArtifactDesk(TeraDbContext db, LetterNumbers letters, WordingReader wordings, AgencyCalendars calendars, IClock clock)
{
    /// <summary>Channel of the outbox that prints revisions.</summary>
    internal const string RenderChannel = "documents.render";

    /// <summary>Freezes a new revision, in the caller's transaction. The earlier one no longer counts; a number once taken is kept.</summary>
    public async Task<RevisionId> IssueAsync(NewRevision revision, CancellationToken ct)
    {
        var at = SealedEvent.Moment(clock.GetCurrentInstant());
        var calendar = await calendars.OfAsync(revision.Head.Agency, ct);
        var date = calendar.TimeZone.DateOf(at);
        var artifact = await ArtifactAsync(revision, at, ct);
        var earlier = await EarlierAsync(artifact.Id, ct);
        foreach (var former in earlier.Where(former => former.State is not RevisionState.Superseded))
        {
            former.Supersede(at);
        }

        var letter = revision.Numbered ? await NumberAsync(revision, earlier, at, date, ct) : (LetterId?)null;
        if (revision.IssuedAtOnce && letter is { } used)
        {
            (await db.Set<Letter>().FindAsync([used], ct))!.Issue();
        }

        var wording = WordingKind.Of(revision.Template, revision.Kind.Value) is { } worded
            ? (await wordings.LatestAsync(revision.Head.Agency, worded, ct))?.Id
            : null;
        var issued = Frozen(revision, artifact, earlier.Count + 1, new(letter, wording, revision.InName ?? earlier.LastOrDefault()?.InName ?? SignedInName.Own), date, at);
        db.Add(issued);
        db.AddRange(revision.Values.Select((value, ordinal) => ValueOf(issued.Id, ordinal, value)));
        db.Add(new OutboxItem(RenderChannel, issued.Id.Value.ToString("D"), at));
        return issued.Id;
    }

    /// <summary>
    /// Prints a revision again for another signer or in another name, in the caller's transaction: the same words, figures and number, as a new
    /// revision that is to be read. Who initialled the former did so under that one.
    /// </summary>
    /// <param name="former">The revision that counts, tracked and not signed.</param>
    /// <param name="agency">Whose.</param>
    /// <param name="signer">Who is to stand under it.</param>
    /// <param name="name">In whose name he signs.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <returns>The print that counts now.</returns>
    internal async Task<RevisionId> ReprintAsync(Revision former, AgencyId agency, PrintedSigner signer, SignedInName name, CancellationToken ct)
    {
        var at = SealedEvent.Moment(clock.GetCurrentInstant());
        var date = (await calendars.OfAsync(agency, ct)).TimeZone.DateOf(at);
        var again = former.For((await EarlierAsync(former.ArtifactId, ct)).Count + 1, date, at, NewCode(), signer, name.For(signer.Post));
        former.Supersede(at);
        db.Add(again);
        foreach (var value in await db.Set<RevisionValue>().AsNoTracking().Where(row => row.RevisionId == former.Id).ToListAsync(ct))
        {
            db.Add(ValueOf(again.Id, value.Ordinal, new(value.ValueId, value.ValueVersion, value.Label, value.Value)));
        }

        db.Add(new OutboxItem(RenderChannel, again.Id.Value.ToString("D"), at));
        return again.Id;
    }

    /// <summary>The revision that counts; null when there is none.</summary>
    public async Task<CurrentRevision?> CurrentAsync(RunId run, ArtifactKind kind, Slot slot, CancellationToken ct) =>
        await Current().FirstOrDefaultAsync(row => row.Run == run && row.Kind == kind.Value && row.Slot == slot.Value, ct);

    /// <summary>Every revision of the run that counts, oldest first.</summary>
    public async Task<IReadOnlyList<CurrentRevision>> AllOfAsync(RunId run, CancellationToken ct) =>
        await Current().Where(row => row.Run == run).OrderBy(row => row.FrozenAt).ToListAsync(ct);

    private IQueryable<CurrentRevision> Current() =>
        from revision in db.Set<Revision>()
        join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
        join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id into letters
        from letter in letters.DefaultIfEmpty()
        where revision.SupersededAt == null
        select new CurrentRevision
        {
            Id = revision.Id,
            Run = artifact.RunId,
            Kind = artifact.Kind,
            Slot = artifact.Slot,
            Number = revision.Number,
            Title = revision.Title,
            SourceId = revision.SourceId,
            State = revision.State,
            Letter = letter == null ? null : letter.Text,
            FrozenAt = revision.FrozenAt,
            InName = new(revision.OnBehalfOf, revision.PassedOnBy),
        };

    private async Task<Artifact> ArtifactAsync(NewRevision revision, Instant at, CancellationToken ct)
    {
        var (run, kind, slot) = (revision.Head.Id, revision.Kind.Value, revision.Slot.Value);
        var artifact = db.Set<Artifact>().Local.FirstOrDefault(row => row.RunId == run && row.Kind == kind && row.Slot == slot)
            ?? await db.Set<Artifact>().FirstOrDefaultAsync(row => row.RunId == run && row.Kind == kind && row.Slot == slot, ct);
        return artifact ?? db.Add(new Artifact
        {
            Id = ArtifactId.New(),
            RunId = run,
            AgencyId = revision.Head.Agency,
            FiscalYear = revision.Head.Subject.FiscalYear,
            Kind = kind,
            Slot = slot,
            CreatedAt = at,
        }).Entity;
    }

    /// <summary>The number of the version before, where no letter has gone out under it and its code still holds: one that has is never used again.</summary>
    private async Task<LetterId> NumberAsync(NewRevision revision, List<Revision> earlier, Instant at, LocalDate date, CancellationToken ct)
    {
        if (earlier.Select(former => former.LetterId).LastOrDefault(taken => taken is not null) is { } before
            && await db.Set<Letter>().FindAsync([before], ct) is { State: LetterState.Reserved } kept && await letters.KeepsAsync(kept, revision.Classification, ct))
        {
            return before;
        }

        var wish = new NumberWish(LetterKinds.Of(revision.Template, revision.Kind.Value), revision.Title, revision.By, at, date) { Classification = revision.Classification };
        return (await letters.TakeAsync(revision.Head, wish, ct)).Id;
    }

    /// <summary>Also those of this very transaction, which no query sees yet.</summary>
    private async Task<List<Revision>> EarlierAsync(ArtifactId artifact, CancellationToken ct)
    {
        var stored = await db.Set<Revision>().Where(row => row.ArtifactId == artifact).ToListAsync(ct);
        return [.. stored.Union(db.Set<Revision>().Local.Where(row => row.ArtifactId == artifact)).OrderBy(row => row.Number)];
    }

    private static Revision Frozen(NewRevision revision, Artifact artifact, int number, Bearings bearings, LocalDate date, Instant at) => new()
    {
        Id = RevisionId.New(),
        ArtifactId = artifact.Id,
        Number = number,
        Step = revision.Task.Step.Value,
        Act = revision.Task.Act,
        Round = revision.Task.Round,
        Template = revision.Template,
        Title = revision.Title,
        SourceId = revision.SourceId,
        FrozenOn = date,
        FrozenAt = at,
        MadeBy = revision.By,
        LetterId = bearings.Letter,
        WordingId = bearings.Wording,
        OnBehalfOf = bearings.InName.OnBehalfOf,
        PassedOnBy = bearings.InName.PassedOnBy,
        Code = NewCode().Value,
        SnapshotHash = SnapshotDigest.Of(revision.Values.Select(value => new FrozenFigure(value.ValueId, value.Version, value.Label, value.Value))),
    };

    private static VerificationCode NewCode() => VerificationCode.Of(RandomNumberGenerator.GetBytes(VerificationCode.SourceBytes));

    private static RevisionValue ValueOf(RevisionId revision, int ordinal, SnapshotValue value) => new()
    {
        RevisionId = revision,
        Ordinal = ordinal,
        ValueId = value.ValueId,
        ValueVersion = value.Version,
        Label = value.Label,
        Value = value.Value,
    };

    /// <summary>What a revision takes along when it is frozen.</summary>
    private sealed record Bearings(LetterId? Letter, WordingVersionId? Wording, SignedInName InName);
}

/// <summary>The revision of an artifact that counts.</summary>
public sealed record CurrentRevision
{
    public required RevisionId Id { get; init; }

    public required RunId Run { get; init; }

    /// <summary>Value of the artifact's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Value of the slot; empty for the run's own.</summary>
    public required string Slot { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The row its template reads.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>Signing opens when it is <see cref="RevisionState.Ready"/>.</summary>
    public required RevisionState State { get; init; }

    /// <summary>Its letter number; null when it bears none.</summary>
    public required string? Letter { get; init; }

    public required Instant FrozenAt { get; init; }

    /// <summary>In whose name its signer signs.</summary>
    public SignedInName InName { get; init; } = SignedInName.Own;
}

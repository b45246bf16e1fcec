using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Certificates;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Documents.Letters;
using Tera.Documents.Library;
using Tera.Documents.Signatures;
using Tera.Organisation.Agencies;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Platform.Signing;
using Tera.Shared;

namespace Tera.Documents.Verification;

/// <summary>What the public may know of a document's authenticity.</summary>
public enum Authenticity
{
    /// <summary>Signed, unaltered, and it counts.</summary>
    Valid,

    /// <summary>Went out without an electronic signature: under its number, or as a paper that nobody signs here; unaltered, and it counts.</summary>
    Issued,

    /// <summary>Genuine, but a later version counts.</summary>
    Superseded,

    /// <summary>Known, but neither signed nor issued: nothing is told of it.</summary>
    NotYet,

    /// <summary>A draft that came back, was made anew, and never counted: nothing is told of it either.</summary>
    Never,

    /// <summary>What we keep of it no longer matches: do not rely on it.</summary>
    Broken,
}

/// <summary>A paraf or signature as the public sees it.</summary>
/// <param name="Since">What has become of the certificate since; null for nothing.</param>
public sealed record PublicMark(SignatureKind Kind, string FullName, string Position, Instant At, CertificateNote? Since)
{
    /// <summary>Whom the certificate of a service names; null where none did.</summary>
    public string? CertificateName { get; init; }

    /// <summary>That is somebody else than who is recorded.</summary>
    public bool IsNamedOtherwise { get; init; }
}

/// <summary>What is told of a document to who holds its code; nothing confidential.</summary>
/// <param name="Authenticity">The verdict.</param>
/// <param name="Code">Of the document.</param>
public sealed record VerificationReport(Authenticity Authenticity, VerificationCode Code)
{
    /// <summary>The rest is told of signed or issued documents only.</summary>
    public PublicDocument? Document { get; init; }

    /// <summary>What the file is that was asked with; null where the code was asked.</summary>
    public PresentedFile? Presented { get; init; }
}

/// <summary>A figure, a decision or a name as the paper prints it.</summary>
public sealed record PrintedFact(string Label, string Value);

/// <summary>A signed or issued document as the public sees it.</summary>
public sealed record PublicDocument
{
    public required string Title { get; init; }

    public required string Agency { get; init; }

    public required string Region { get; init; }

    public required string? Number { get; init; }

    public required LocalDate Date { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyList<PublicMark> Marks { get; init; }

    /// <summary>With a key or with a pen; a paraf is none.</summary>
    public bool BearsSignature => Marks.Any(mark => mark.Kind is SignatureKind.Signature);

    /// <summary>It is secret or personal: neither what it is about nor its figures are told.</summary>
    public required bool IsSecret { get; init; }

    /// <summary>When a later version took its place; null while it counts.</summary>
    public required Instant? SupersededAt { get; init; }

    /// <summary>When the meeting to which it invites was called off; null for any other paper, and for a meeting that stands.</summary>
    public required Instant? CalledOffAt { get; init; }

    /// <summary>Its figures against now; the new values of those that changed are nobody's business.</summary>
    public required FigureComparison Figures { get; init; }

    /// <summary>What was printed, so that a page in somebody's hand can be held against it: a digit that was changed shows. Empty where nothing of the body can be told.</summary>
    public required IReadOnlyList<PrintedFact> Printed { get; init; }

    /// <summary>Every figure of it is among what was printed; else its sentences can be held against the file alone.</summary>
    public required bool HasFigures { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>By which the signatures of the region's own certificates are known; empty where it bears none.</summary>
    public IReadOnlyList<RootCertificate> Roots { get; init; } = [];

    public required IndonesianTimeZone Zone { get; init; }
}

/// <summary>Answers people who are not signed in whether a document is genuine; finds its region by the code alone.</summary>
public sealed partial class PublicVerification(IServiceScopeFactory scopes, PdfPages pages, PictureCode pictures)
{
    private const int PagesRead = 3;

    /// <summary>Null when no document bears the code.</summary>
    public async Task<VerificationReport?> OfCodeAsync(VerificationCode code, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await EnterAsync(scope, code, ct) ? await ActivatorUtilities.CreateInstance<ReportOfRegion>(scope.ServiceProvider).ReadAsync(code, ct) : null;
    }

    /// <summary>Certificates of the authorities of the region whose document bears the code; null when none does.</summary>
    public async Task<IReadOnlyList<RootCertificate>?> RootsAsync(VerificationCode code, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await EnterAsync(scope, code, ct) ? await RootCertificate.OfAsync(scope.ServiceProvider.GetRequiredService<TeraDbContext>(), ct) : null;
    }

    /// <summary>From here on the scope sees the region whose document bears the code; false when none does.</summary>
    private static async Task<bool> EnterAsync(AsyncServiceScope scope, VerificationCode code, CancellationToken ct)
    {
        var db = scope.ServiceProvider.GetRequiredService<TeraDbContext>();
        if (await db.Database.SqlQuery<Guid?>($"""select documents.region_of_code({code.Value}) as "Value" """).SingleAsync(ct) is not { } region)
        {
            return false;
        }

        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(new RegionId(region));
        return true;
    }

    /// <summary>The document whose code a file prints though its bytes are others: it was changed, or printed or scanned anew. Null for none.</summary>
    public async Task<VerificationReport?> OfPrintedCodeAsync(ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        if (!pdf.Span.StartsWith("%PDF-"u8))
        {
            return null;
        }

        var words = await pages.WordsAsync(pdf, PagesRead, ct);
        return PrintedCode().Match(words) is { Success: true } printed && VerificationCode.TryParse(printed.Value, out var code)
            && await OfCodeAsync(code, ct) is { } report
                ? report with { Presented = PresentedFile.Changed }
                : null;
    }

    /// <summary>The document whose QR a scan or photo shows. Null where none can be read, or nobody bears it.</summary>
    public async Task<VerificationReport?> OfPictureAsync(byte[] file, CancellationToken ct) =>
        await pictures.ReadAsync(file, ct) is { } code && await OfCodeAsync(code, ct) is { } report ? report with { Presented = PresentedFile.Picture } : null;

    [GeneratedRegex("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", RegexOptions.CultureInvariant)]
    private static partial Regex PrintedCode();

    /// <summary>The document whose exact bytes these are; null for none.</summary>
    public async Task<VerificationReport?> OfBytesAsync(FileHash hash, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraDbContext>();
        var bytes = hash.ToBytes();
        var kept = await db.Database.SqlQuery<KeptRow>($"""select code as "Code", kept_as as "KeptAs" from documents.kept_bytes({bytes})""").ToListAsync(ct);
        return kept is [var row] && VerificationCode.TryParse(row.Code, out var code) && await OfCodeAsync(code, ct) is { } report
            ? report with { Presented = Enum.Parse<PresentedFile>(row.KeptAs) }
            : null;
    }

    private sealed record KeptRow(string Code, string KeptAs);
}

/// <summary>Makes the report, in a scope that has entered the document's region.</summary>
internal sealed class ReportOfRegion(
    TeraDbContext db, FileStore store, KeptFiles files, PdfSignatureVerifier verifier, CertificateOffice certificates, FrozenFigures figures, PrintedFacts printed, MarkCheck markCheck, SecretPapers secrets, IClock clock)
{
    public async Task<VerificationReport?> ReadAsync(VerificationCode code, CancellationToken ct)
    {
        if (await db.Set<Revision>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == code.Value, ct) is not { } revision)
        {
            return null;
        }

        var letter = revision.LetterId is { } id ? await db.Set<Letter>().AsNoTracking().SingleAsync(row => row.Id == id, ct) : null;
        var artifact = await db.Set<Artifact>().AsNoTracking().SingleAsync(row => row.Id == revision.ArtifactId, ct);
        var authenticity = await JudgeAsync(revision, DocumentWords.IsOut(revision, await UsedAsync(revision, letter, ct), artifact.Kind), ct);
        return new(authenticity, code)
        {
            Document = authenticity is Authenticity.NotYet or Authenticity.Never ? null : await DocumentAsync(revision, artifact, letter, ct),
        };
    }

    /// <summary>A version that was replaced before it went out handed its number on to the one in its place; a number that went out with it stays its own.</summary>
    private async Task<bool?> UsedAsync(Revision revision, Letter? letter, CancellationToken ct) =>
        letter is null ? null
        : letter.State is LetterState.Issued && !await db.Set<Revision>().AnyAsync(later => later.LetterId == letter.Id && later.Number > revision.Number, ct);

    private async Task<Authenticity> JudgeAsync(Revision revision, bool isOut, CancellationToken ct)
    {
        if (revision.CurrentPdf is not { } pdf || !isOut)
        {
            return revision.SupersededAt is null ? Authenticity.NotYet : Authenticity.Never;
        }

        if (await store.VerifyAsync(pdf, ct) is not FileCondition.Intact || (revision.ScanHash is { } scan && await store.VerifyAsync(scan, ct) is not FileCondition.Intact)
            || !await HoldsAsync(revision, ct))
        {
            return Authenticity.Broken;
        }

        return (revision.SupersededAt, revision.SignedHash) switch
        {
            (not null, _) => Authenticity.Superseded,
            (_, not null) => Authenticity.Valid,
            _ => Authenticity.Issued,
        };
    }

    /// <summary>The bytes are those that were signed, and those who are shown as signing did.</summary>
    private async Task<bool> HoldsAsync(Revision revision, CancellationToken ct)
    {
        IReadOnlyList<SignatureReport> reports = [];
        if (revision.SignedHash is { } signed
            && (!(await verifier.VerifyAsync(await files.ReadAsync(signed, ct), await certificates.AuthoritiesAsync(ct), ct)).Accepted(out reports!, out _)
                || reports.State() is not SignedDocumentState.Intact))
        {
            return false;
        }

        return await markCheck.FaultAsync(revision, await MarksAsync(revision.Id, ct), reports, ct) is null;
    }

    private Task<List<Signature>> MarksAsync(RevisionId revision, CancellationToken ct) =>
        db.Set<Signature>().AsNoTracking().Where(mark => mark.RevisionId == revision).OrderBy(mark => mark.Ordinal).ToListAsync(ct);

    private async Task<PublicDocument> DocumentAsync(Revision revision, Artifact artifact, Letter? letter, CancellationToken ct)
    {
        var agency = await db.Set<Agency>().AsNoTracking().SingleAsync(row => row.Id == artifact.AgencyId, ct);
        var marks = await MarksAsync(revision.Id, ct);
        var since = await CertificateNote.OfAsync(db, marks, clock.GetCurrentInstant(), ct);
        var secret = await secrets.IncludeAsync(revision, artifact, ct);
        FigureComparison compared = secret ? new([], Compared: false) : await figures.CompareAsync(revision, ct);
        return new()
        {
            Title = secret ? DocumentWords.OfKind(artifact.Kind) : revision.Title,
            IsSecret = secret,
            Agency = agency.Name,
            Region = await db.Set<Region>().Select(region => region.Name).SingleAsync(ct),
            Number = letter?.Text,
            Date = revision.FrozenOn,
            Version = revision.Number,
            Marks = [.. marks.Select(mark => new PublicMark(mark.Kind, mark.FullName, mark.FullPosition, mark.SignedAt, since.GetValueOrDefault(mark.Id))
            {
                CertificateName = mark.CertificateName,
                IsNamedOtherwise = mark.IsNamedOtherwise,
            })],
            Roots = marks.Exists(mark => mark.Method is SigningKind.LocalCertificate) ? await RootCertificate.OfAsync(db, ct) : [],
            SupersededAt = revision.SupersededAt,
            CalledOffAt = (await CalledOffMeeting.OfAsync(db, revision, ct))?.CalledOffAt,
            Figures = compared,
            Printed = secret ? [] : await printed.OfAsync(revision, ct),
            HasFigures = compared.Count > 0,
            Fingerprint = revision.CurrentPdf!.Value.ToString(),
            Zone = agency.TimeZone,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Library;

/// <summary>What somebody of the region found out about a regulation.</summary>
/// <param name="Status">What became of it; may be empty only while it is in force.</param>
/// <param name="Since">Year from which on that is its status.</param>
/// <param name="Confidence">One of <see cref="RecordLegalBasis.Confidences"/>.</param>
/// <param name="Source">Where it was seen.</param>
public sealed record FoundLegalBasis(LegalBasisKind Kind, int Number, int Year, PrintedLine Subject, bool InForce, string Status, int Since, string Confidence, PrintedLine Source);

/// <summary>The wish to record what was found out about a regulation, or to take it back.</summary>
/// <param name="Withdraws">The region says nothing about it from now on.</param>
public sealed record RecordLegalBasis(CommandId Command, SignedInUser User, FoundLegalBasis Found, bool Withdraws)
{
    public static IReadOnlyList<string> Confidences { get; } = ["tinggi", "sedang", "rendah"];
}

/// <inheritdoc cref="RecordLegalBasis"/>
public sealed class RecordLegalBasisHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    /// <summary>Letters of what became of a regulation.</summary>
    public const int LongestStatus = 200;

    private const int Oldest = 1945, Newest = 2100, HighestNumber = 9999;

    public Task<Result<Receipt>> HandleAsync(RecordLegalBasis wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.record-legal-basis", wish.User.PersonId.Value, inner => RecordAsync(wish, inner), ct);

    private async Task<Result<string>> RecordAsync(RecordLegalBasis wish, CancellationToken ct)
    {
        if (await access.RegionRefusalAsync(wish.User.PersonId, LegalBasisRejections.NotYours, ct) is { } notHis)
        {
            return notHis;
        }

        var found = wish.Found;
        if (found.Number is < 1 or > HighestNumber || found.Year is < Oldest or > Newest)
        {
            return LegalBasisRejections.NumberOrYear(HighestNumber, Oldest, Newest);
        }

        if (found.Since < found.Year || found.Since > Newest)
        {
            return LegalBasisRejections.Since(found.Year, Newest);
        }

        if (!found.InForce && found.Status.Length == 0)
        {
            return LegalBasisRejections.StatusMissing;
        }

        if (found.Status.Length > LongestStatus)
        {
            return LegalBasisRejections.StatusTooLong(LongestStatus);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
             insert into procedures.legal_basis (kind, number, year, subject, in_force, status, since, confidence, source, withdrawn, person_id, recorded_at)
             values ({found.Kind.Code}, {found.Number}, {found.Year}, {found.Subject.Text}, {found.InForce}, {found.Status}, {found.Since}, {found.Confidence}, {found.Source.Text},
                     {wish.Withdraws}, {wish.User.PersonId.Value}, {clock.GetCurrentInstant().ToDateTimeUtc()})
             """,
            ct);
        return string.Empty;
    }
}

/// <summary>Why a record about a regulation was not taken.</summary>
public static class LegalBasisRejections
{
    public static Rejection KindMissing { get; } = new("procedures.legal-basis.kind-missing");

    /// <summary>Arguments: the highest number, the first and the last year.</summary>
    public static Rejection NumberOrYear(int highest, int first, int last) => new("procedures.legal-basis.number-or-year", highest, first.ToString(System.Globalization.CultureInfo.InvariantCulture), last.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Arguments: the first and the last year.</summary>
    public static Rejection Since(int first, int last) => new("procedures.legal-basis.since", first.ToString(System.Globalization.CultureInfo.InvariantCulture), last.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Rejection StatusMissing { get; } = new("procedures.legal-basis.status-missing");

    public static Rejection StatusTooLong(int most) => new("procedures.legal-basis.status-too-long", most);

    public static Rejection ConfidenceMissing { get; } = new("procedures.legal-basis.confidence-missing");

    public static Rejection StandingMissing { get; } = new("procedures.legal-basis.standing-missing");

    public static Rejection NotYours { get; } = new("procedures.legal-basis.not-yours");

    public static Rejection NotRecorded { get; } = new("procedures.legal-basis.not-recorded");
}

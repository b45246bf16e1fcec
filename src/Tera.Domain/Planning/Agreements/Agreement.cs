using NodaTime;
using Tera.Organisation;
using Tera.Planning.Strategy;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>Somebody who signs an agreement, as printed on it.</summary>
/// <param name="Person">The person, where the region knows him; null for one from outside, such as a regent.</param>
/// <param name="Name">With titles.</param>
/// <param name="Title">The position he holds on the day of signing, with Plt. or Plh.</param>
public sealed record AgreementParty(PersonId? Person, PrintedLine Name, PrintedLine Title);

/// <summary>Perjanjian Kinerja of an agency for a year, original (murni) or revised (perubahan). A draft until it is signed, then never changed: a revision is a new one.</summary>
/// <remarks>Source: PermenPANRB 53/2014, annex I.</remarks>
public sealed class Agreement
{
    private Agreement() { }

    /// <summary>Its id.</summary>
    public AgreementId Id { get; private set; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private set; }

    /// <summary>0 for the original, then 1, 2 … for each revision.</summary>
    public int Revision { get; private set; }

    /// <summary>The day it was signed; it holds from that day on. Null while it is a draft.</summary>
    public LocalDate? SignedOn { get; private set; }

    /// <summary>Why it was revised; null for the original.</summary>
    public string? Reason { get; private set; }

    /// <summary>Pihak pertama, who promises; null for one from outside and while it is a draft.</summary>
    public PersonId? FirstPersonId { get; private set; }

    /// <summary>His name as printed; null while it is a draft.</summary>
    public string? FirstName { get; private set; }

    /// <summary>His position as printed.</summary>
    public string? FirstTitle { get; private set; }

    /// <summary>Pihak kedua, to whom it is promised; null for one from outside and while it is a draft.</summary>
    public PersonId? SecondPersonId { get; private set; }

    /// <summary>His name as printed; null while it is a draft.</summary>
    public string? SecondName { get; private set; }

    /// <summary>His position as printed.</summary>
    public string? SecondTitle { get; private set; }

    /// <summary>What stands on the paper, written out at the signing; null for a draft, and for those signed before this was kept.</summary>
    public string? Printed { get; private set; }

    /// <summary>Grows with every change of the draft.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it can still be changed.</summary>
    public bool IsDraft => SignedOn is null;

    /// <summary>As offices say it: <c>Perjanjian Kinerja 2026 Perubahan 1</c>.</summary>
    public string Title => Revision == 0 ? $"Perjanjian Kinerja {FiscalYear}" : $"Perjanjian Kinerja {FiscalYear} Perubahan {Revision}";

    /// <summary>A draft of the original, or of the next revision where the year has an agreement; a revision needs a reason, and there is one draft at a time.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Tahun anggaran.</param>
    /// <param name="before">The agreements of that agency and year.</param>
    /// <param name="reason">Why it is revised; not asked for an original.</param>
    public static Result<Agreement> Draft(AgreementId id, AgencyId agency, FiscalYear year, IReadOnlyCollection<Agreement> before, string? reason)
    {
        if (before.Any(one => one.IsDraft))
        {
            return AgreementRejections.DraftThere;
        }

        if (before.Count > 0 && string.IsNullOrWhiteSpace(reason))
        {
            return AgreementRejections.ReasonMissing;
        }

        return new Agreement
        {
            Id = id,
            AgencyId = agency,
            FiscalYear = year.Value,
            Revision = before.Count,
            Reason = before.Count > 0 ? reason!.Trim() : null,
        };
    }

    /// <summary>Puts it in force from a day on.</summary>
    /// <param name="signing">When and by whom, and what that day is held against.</param>
    public Result<Agreement> Sign(AgreementSigning signing)
    {
        var refused = (SignedOn, signing) switch
        {
            ({ } signed, _) => AgreementRejections.Signed(signed),
            (_, { Promises: 0 }) => AgreementRejections.Empty,
            (_, { First: null } or { Second: null }) => AgreementRejections.PartyMissing,
            _ when signing.First!.Name == signing.Second!.Name => AgreementRejections.OneParty(signing.First.Name.Text),
            _ => MisfitOf(signing),
        };
        if (refused is not null)
        {
            return refused;
        }

        SignedOn = signing.On;
        (FirstPersonId, FirstName, FirstTitle) = (signing.First!.Person, signing.First.Name.Text, signing.First.Title.Text);
        (SecondPersonId, SecondName, SecondTitle) = (signing.Second!.Person, signing.Second.Name.Text, signing.Second.Title.Text);
        return this;
    }

    /// <summary>Keeps the paper as it was signed, in the transaction of the signing.</summary>
    /// <param name="paper">Written out, so that nothing renamed or ended later changes it.</param>
    public void Keep(string paper) =>
        Printed = !IsDraft && Printed is null ? paper : throw new InvalidOperationException("A paper is kept once, when the agreement is signed.");

    private Rejection? MisfitOf(AgreementSigning signing) => signing switch
    {
        // The budget of a year is enacted in the last months of the year before.
        _ when signing.On < new LocalDate(FiscalYear - 1, 10, 1) || signing.On.Year > FiscalYear => AgreementRejections.NotOfTheYear(FiscalYear),
        _ when signing.On > signing.Today => AgreementRejections.NotYetSigned(signing.On),
        { Before: { } before } when signing.On < before => AgreementRejections.BeforeTheLast(before),
        { LastClosed: { } closed } when signing.On <= closed => StrategyRejections.QuarterClosed(closed),
        _ => null,
    };
}

/// <summary>When and by whom an agreement is signed.</summary>
/// <param name="On">The day on the paper.</param>
/// <param name="First">Pihak pertama.</param>
/// <param name="Second">Pihak kedua.</param>
/// <param name="Promises">How many indicators are promised.</param>
/// <param name="Today">A day after it has not been.</param>
/// <param name="Before">When the version before was signed; null for the original.</param>
/// <param name="LastClosed">Last day of the last quarter whose figures are closed; null for none.</param>
public sealed record AgreementSigning(
    LocalDate On, AgreementParty? First, AgreementParty? Second, int Promises, LocalDate Today, LocalDate? Before, LocalDate? LastClosed);

/// <summary>Why an agreement was not drafted, changed or signed.</summary>
public static class AgreementRejections
{
    /// <summary>The year has a draft already.</summary>
    public static Rejection DraftThere { get; } = new("planning.agreement.draft-there");

    /// <summary>A revision without a reason.</summary>
    public static Rejection ReasonMissing { get; } = new("planning.agreement.reason-missing");

    /// <summary>Nothing is promised.</summary>
    public static Rejection Empty { get; } = new("planning.agreement.empty");

    /// <summary>One of the two parties is missing.</summary>
    public static Rejection PartyMissing { get; } = new("planning.agreement.party-missing");

    /// <summary>It was signed: when.</summary>
    public static Rejection Signed(LocalDate on) => new("planning.agreement.signed", on);

    /// <summary>Both parties are the same person: his name.</summary>
    public static Rejection OneParty(string name) => new("planning.agreement.one-party", name);

    /// <summary>The day is not one on which an agreement of that year is signed.</summary>
    public static Rejection NotOfTheYear(int year) => new("planning.agreement.not-of-the-year", year);

    /// <summary>The day lies ahead.</summary>
    public static Rejection NotYetSigned(LocalDate on) => new("planning.agreement.not-yet-signed", on);

    /// <summary>The version before was signed later: when.</summary>
    public static Rejection BeforeTheLast(LocalDate before) => new("planning.agreement.before-the-last", before);

    /// <summary>The position is vacant on the day.</summary>
    public static Rejection NotInOffice(LocalDate on) => new("planning.agreement.not-in-office", on);

    /// <summary>The indicator has ended, does not begin within the year, or has no card that holds in it: its code.</summary>
    public static Rejection NotMeasured(string code) => new("planning.agreement.not-measured", code);

    /// <summary>A target for a quarter that is over before the indicator begins: its code, the quarter, its first day.</summary>
    public static Rejection QuarterBefore(string code, Quarter quarter, LocalDate from) => new("planning.agreement.quarter-before", code, quarter.Roman, from);
}

using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning;

public sealed class AgreementTests
{
    private static readonly FiscalYear Year = new(2026);
    private static readonly AgreementParty Head = new(PersonId.New(), Text.Line("Kepala Uji"), Text.Line("Kepala Dinas"));
    private static readonly AgreementParty Regent = new(null, Text.Line("Bupati Uji"), Text.Line("Bupati"));
    private static readonly AgreementSigning Sound = new(new(2026, 1, 28), Head, Regent, Promises: 3, Today: new(2026, 10, 6), Before: null, LastClosed: null);

    [Fact]
    public void The_first_agreement_of_a_year_is_the_original_and_every_further_one_a_revision_with_a_reason()
    {
        var original = Draft().Sign(Sound).OrThrow();

        Assert.Equal("planning.agreement.reason-missing", Agreement.Draft(AgreementId.New(), default, Year, [original], " ").Rejection?.Code);
        var revision = Agreement.Draft(AgreementId.New(), default, Year, [original], " Pergantian pejabat ").OrThrow();
        Assert.Equal((0, "Perjanjian Kinerja 2026", (string?)null), (original.Revision, original.Title, original.Reason));
        Assert.Equal((1, "Perjanjian Kinerja 2026 Perubahan 1", "Pergantian pejabat"), (revision.Revision, revision.Title, revision.Reason));
        Assert.Equal(AgreementRejections.DraftThere, Agreement.Draft(AgreementId.New(), default, Year, [original, revision], "Lagi").Rejection);
    }

    [Fact]
    public void An_agreement_is_signed_once_and_keeps_the_parties_as_printed_that_day()
    {
        var signed = Draft().Sign(Sound).OrThrow();

        Assert.False(signed.IsDraft);
        Assert.Equal((Head.Person, "Kepala Uji", "Kepala Dinas"), (signed.FirstPersonId, signed.FirstName, signed.FirstTitle));
        Assert.Equal(((PersonId?)null, "Bupati Uji", "Bupati"), (signed.SecondPersonId, signed.SecondName, signed.SecondTitle));
        Assert.Equal("planning.agreement.signed", signed.Sign(Sound).Rejection?.Code);
    }

    [Theory]
    [InlineData("2025-09-30", "planning.agreement.not-of-the-year")]
    [InlineData("2025-10-01", null)]
    [InlineData("2026-10-06", null)]
    [InlineData("2026-10-07", "planning.agreement.not-yet-signed")]
    [InlineData("2027-01-01", "planning.agreement.not-of-the-year")]
    public void The_day_of_signing_lies_between_the_enactment_of_the_budget_and_today(string day, string? code) =>
        Assert.Equal(code, Draft().Sign(Sound with { On = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value }).Rejection?.Code);

    [Fact]
    public void A_revision_is_not_signed_before_the_last_version_nor_into_a_closed_quarter()
    {
        Assert.Equal("planning.agreement.before-the-last", Draft().Sign(Sound with { Before = new LocalDate(2026, 1, 29) }).Rejection?.Code);
        Assert.Equal(StrategyRejections.QuarterClosed(new(2026, 3, 31)), Draft().Sign(Sound with { On = new(2026, 3, 31), LastClosed = new LocalDate(2026, 3, 31) }).Rejection);
        Assert.Null(Draft().Sign(Sound with { On = new(2026, 4, 1), LastClosed = new LocalDate(2026, 3, 31) }).Rejection);
    }

    [Fact]
    public void Nothing_promised_a_missing_party_or_the_same_one_twice_is_refused()
    {
        Assert.Equal(AgreementRejections.Empty, Draft().Sign(Sound with { Promises = 0 }).Rejection);
        Assert.Equal(AgreementRejections.PartyMissing, Draft().Sign(Sound with { Second = null }).Rejection);
        Assert.Equal(AgreementRejections.OneParty("Kepala Uji"), Draft().Sign(Sound with { Second = Head }).Rejection);
    }

    [Fact]
    public void A_promise_goes_into_a_revision_with_every_figure()
    {
        var card = A.Card();
        var draft = new QuarterTargetsDraft(new TargetValue.Amount(78)) { First = new TargetValue.Amount(75), Fourth = new TargetValue.Amount(78) };
        var before = AgreedTarget.Promise(TargetId.New(), AgreementId.New(), card, draft, new(UnitId.New(), 2, EvidenceRequired: false)).OrThrow();

        var after = before.In(AgreementId.New(), TargetId.New());

        Assert.Equal((before.UnitId, before.Ordinal, before.EvidenceRequired, before.IndicatorId), (after.UnitId, after.Ordinal, after.EvidenceRequired, after.IndicatorId));
        Assert.Equal(before.Figures.Select(figure => (figure.Period, figure.Number)), after.Figures.Select(figure => (figure.Period, figure.Number)));
        Assert.All(after.Figures, figure => Assert.Equal(after.Id, figure.TargetId));
    }

    private static Agreement Draft() => Agreement.Draft(AgreementId.New(), default, Year, [], reason: null).OrThrow();
}

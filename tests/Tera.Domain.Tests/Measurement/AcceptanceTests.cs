using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class AcceptanceTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 10, 5, 2, 0);
    private static readonly PersonId Filler = PersonId.New(), Checker = PersonId.New();

    [Fact]
    public void Nobody_accepts_what_he_wrote_himself()
    {
        var (entry, _) = Filled();

        Assert.Equal("measurement.entry.own-acceptance", entry.Accept("Indikator", entry.Version, Filler, Now).Rejection?.Code);
        Assert.Null(entry.Accept("Indikator", entry.Version, Checker, Now).Rejection);
    }

    [Theory]
    [InlineData("evidence")]
    [InlineData("words")]
    public void Who_wrote_the_figure_does_not_accept_it_because_another_touched_the_row_since_and_that_other_may(string what)
    {
        var (entry, card) = Filled();
        var helper = PersonId.New();

        if (what == "evidence")
        {
            entry.Touch(helper, Now);
        }
        else
        {
            entry.Write(card, Content(7) with { Enabling = "Cuaca baik" }, helper, Now).OrThrow();
        }

        Assert.Equal("measurement.entry.own-acceptance", entry.Accept("Indikator", entry.Version, Filler, Now).Rejection?.Code);
        Assert.Null(entry.Accept("Indikator", entry.Version, helper, Now).Rejection);
    }

    [Fact]
    public void Neither_who_wrote_the_value_nor_who_wrote_the_money_accepts_them()
    {
        var (entry, card) = Filled();
        var treasurer = PersonId.New();
        entry.Write(card, Content(7) with { Spent = 1_000 }, treasurer, Now).OrThrow();

        Assert.All([Filler, treasurer], one => Assert.Equal("measurement.entry.own-acceptance", entry.Accept("Indikator", entry.Version, one, Now).Rejection?.Code));
        Assert.Null(entry.Accept("Indikator", entry.Version, Checker, Now).Rejection);
    }

    [Fact]
    public void What_nobody_has_reported_cannot_be_accepted()
    {
        var entry = SheetEntry.Blank(A.Card(), AgencyId.New(), UnitId.New(), new(new(2026), Quarter.Third));

        Assert.Equal("measurement.entry.nothing-to-accept", entry.Accept("Indikator", entry.Version, Checker, Now).Rejection?.Code);
    }

    [Fact]
    public void Accepting_settles_the_note_and_the_history_tells_both()
    {
        var (entry, _) = Filled();
        entry.Remark("Satuannya keliru", Checker, Now).OrThrow();

        var changes = entry.Accept("Indikator", entry.Version, Checker, Now).OrThrow();

        Assert.Equal([new EntryChange("return", "Satuannya keliru", ""), new EntryChange("accept", "", "7")], changes);
        Assert.Equal((true, null), (entry.IsAccepted, entry.ReturnNote));
    }

    [Theory]
    [InlineData("figure")]
    [InlineData("money")]
    [InlineData("evidence")]
    [InlineData("note")]
    public void Whatever_changes_ends_the_acceptance(string what)
    {
        var (entry, card) = Filled();
        entry.Accept("Indikator", entry.Version, Checker, Now).OrThrow();

        _ = what switch
        {
            "figure" => (object)entry.Write(card, Content(8), Filler, Now).OrThrow(),
            "money" => entry.Write(card, Content(7) with { Spent = 1 }, Filler, Now).OrThrow(),
            "note" => entry.Remark("Lampirkan SK", Checker, Now).OrThrow(),
            _ => Touched(entry),
        };

        Assert.False(entry.IsAccepted);
        Assert.Equal(Checker, entry.AcceptedBy);
    }

    [Fact]
    public void Writing_the_same_again_leaves_it_accepted()
    {
        var (entry, card) = Filled();
        entry.Accept("Indikator", entry.Version, Checker, Now).OrThrow();

        Assert.Empty(entry.Write(card, Content(7), Filler, Now).OrThrow());
        Assert.Empty(entry.Accept("Indikator", entry.Version, Checker, Now).OrThrow());
        Assert.True(entry.IsAccepted);
    }

    private static (SheetEntry Entry, IndicatorCard Card) Filled()
    {
        var card = A.Card();
        var entry = SheetEntry.Blank(card, AgencyId.New(), UnitId.New(), new(new(2026), Quarter.Third));
        entry.Write(card, Content(7), Filler, Now).OrThrow();
        return (entry, card);
    }

    private static EntryContent Content(decimal value) => new(new MeasuredValue.Value(new ActualValue.Amount(value)), null, "", "", "");

    private static SheetEntry Touched(SheetEntry entry)
    {
        entry.Touch(Filler, Now);
        return entry;
    }
}

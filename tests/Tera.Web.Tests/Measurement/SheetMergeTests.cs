using System.Net;
using Tera.Measurement.Sheets;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>Two people in one sheet: what each typed is brought together cell by cell, and only where both typed is anybody asked.</summary>
public sealed class SheetMergeTests : IAsyncLifetime
{
    private const string Account = "bidang.ciptakarya.bmcktr";

    private FiguresWorld _world = null!;
    private TestBrowser _first = null!, _second = null!;
    private string _address = "";
    private string _value = "", _spent = "", _enabling = "", _followUp = "", _choice = "", _choiceOfFactor = "", _assurance = "";

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _address = MeasurementLinks.Sheet((await _world.SheetAsync(await _world.CollectingAsync(), "ciptakarya")).Id);
        (_first, _second) = (await _world.Site.SignedInAsync(Account), await _world.Site.SignedInAsync(Account));
        _value = (await _first.GetAsync(_address)).Html.QuerySelectorAll("input[name^='nilai.']")[1].GetAttribute("name")!;
        _choiceOfFactor = Other(SheetForm.ChoiceOf(RowField.Enabling));
        (_spent, _enabling, _followUp, _choice, _assurance) = (Other(SheetForm.Spent), Other(SheetForm.Enabling), Other(SheetForm.FollowUp), Other(SheetForm.ChoiceOf(RowField.Value)), Other(SheetForm.Assurance));
    }

    [Fact]
    public async Task Given_two_people_in_one_row_when_each_types_in_another_cell_then_both_are_saved_and_nobody_is_asked()
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_enabling, "Perencanaan selesai lebih awal"));

        var saved = await _first.SendAsync(mine, "lembar", (_value, "310"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(("310", "Perencanaan selesai lebih awal"), (saved.ValueOf(_value), saved.ValueOf(_enabling)));
    }

    [Fact]
    public async Task Given_two_values_for_one_cell_when_the_later_is_sent_then_that_cell_alone_waits_with_name_and_time_and_the_others_are_saved()
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_value, "318"), (_enabling, "Cuaca baik"));

        var clash = await _first.SendAsync(mine, "lembar", (_value, "310"), (_followUp, "Percepatan sampai Maret"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        var note = clash.Html.QuerySelector("[data-conflict]")!.TextContent;
        Assert.Matches(@"realisasi\. .+ \(.+ \d{2}\.\d{2} WIB\) menyimpan 318; Anda mengetik 310", note);
        Assert.Equal(("310", "Cuaca baik", "Percepatan sampai Maret"), (clash.ValueOf(_value), clash.ValueOf(_enabling), clash.ValueOf(_followUp)));
        var kept = await _second.GetAsync(_address);
        Assert.Equal(("318", "Percepatan sampai Maret"), (kept.ValueOf(_value), kept.ValueOf(_followUp)));
    }

    [Theory]
    [InlineData(TypedRow.Mine, "310")]
    [InlineData(TypedRow.Theirs, "318")]
    public async Task Given_a_choice_between_two_values_when_it_is_made_then_the_chosen_one_stands(string choice, string stands)
    {
        var clash = await ClashAsync();

        var chosen = await _first.SendAsync(clash, "lembar", (_choice, choice), (_followUp, "Percepatan sampai Maret"));

        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Equal((stands, "Percepatan sampai Maret"), (chosen.ValueOf(_value), chosen.ValueOf(_followUp)));
    }

    [Fact]
    public async Task Given_two_cells_with_two_values_each_when_one_is_chosen_from_either_side_then_both_stand_as_chosen()
    {
        var both = await BothAsync();

        var chosen = await _first.SendAsync(both, "lembar", (_choice, TypedRow.Mine), (_choiceOfFactor, TypedRow.Theirs));

        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Equal(("310", "Cuaca baik"), (chosen.ValueOf(_value), chosen.ValueOf(_enabling)));
    }

    [Fact]
    public async Task Given_two_cells_with_two_values_each_when_only_one_is_chosen_then_it_is_saved_and_the_other_is_asked_again()
    {
        var both = await BothAsync();

        var half = await _first.SendAsync(both, "lembar", (_choice, TypedRow.Mine));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        var note = half.Html.QuerySelector("[data-conflict]")!;
        Assert.Contains("faktor pendorong", note.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("realisasi.", note.TextContent, StringComparison.Ordinal);
        Assert.Equal(("310", "Cuaca baik"), ((await _second.GetAsync(_address)).ValueOf(_value), (await _second.GetAsync(_address)).ValueOf(_enabling)));
        var chosen = await _first.SendAsync(half, "lembar", (_choiceOfFactor, TypedRow.Mine));
        Assert.Equal(("310", "Kontraktor tepat waktu"), (chosen.ValueOf(_value), chosen.ValueOf(_enabling)));
    }

    [Fact]
    public async Task Given_no_choice_or_a_third_value_meanwhile_when_it_is_sent_then_it_is_asked_again()
    {
        var clash = await ClashAsync();
        var undecided = await _first.SendAsync(clash, "lembar");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undecided.Status);
        await _second.SendAsync(await _second.GetAsync(_address), "lembar", (_value, "320"));

        var again = await _first.SendAsync(undecided, "lembar", (_choice, TypedRow.Mine));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("menyimpan 320; Anda mengetik 310", again.Html.QuerySelector("[data-conflict]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_same_figure_written_otherwise_when_the_later_is_sent_then_there_is_nothing_to_choose()
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_value, "310"));

        var saved = await _first.SendAsync(mine, "lembar", (_value, "310,0"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("310", saved.ValueOf(_value));
    }

    [Fact]
    public async Task Given_a_reason_for_a_number_that_somebody_else_has_moved_meanwhile_when_it_is_sent_then_it_is_not_put_beside_the_other_number()
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_value, "3180"));

        var clash = await _first.SendAsync(mine, "lembar", (_assurance, "Bantuan provinsi"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        Assert.Contains("periksa angkanya", clash.Html.QuerySelector("[data-conflict]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _second.GetAsync(_address)).ValueOf(_assurance));
        var chosen = await _first.SendAsync(clash, "lembar", (_value.Replace(SheetForm.Value, SheetForm.ChoiceOf(RowField.Assurance), StringComparison.Ordinal), TypedRow.Mine));
        Assert.Equal(("3180", "Bantuan provinsi"), (chosen.ValueOf(_value), chosen.ValueOf(_assurance)));
    }

    [Theory]
    [InlineData(TypedRow.Mine, "3100", "Bantuan provinsi")]
    [InlineData(TypedRow.Theirs, "3180", null)]
    public async Task Given_a_number_with_its_reason_that_meets_another_number_when_one_is_chosen_then_the_reason_goes_with_its_number(string choice, string value, string? reason)
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_value, "3180"));

        var clash = await _first.SendAsync(mine, "lembar", (_value, "3100"), (_assurance, "Bantuan provinsi"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        Assert.Equal("Bantuan provinsi", clash.ValueOf(_assurance));
        Assert.Null((await _second.GetAsync(_address)).ValueOf(_assurance));
        var chosen = await _first.SendAsync(clash, "lembar", (_choice, choice));
        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Equal((value, reason), (chosen.ValueOf(_value), chosen.ValueOf(_assurance)));
    }

    [Fact]
    public async Task Given_a_cell_that_is_refused_when_its_row_is_sent_then_the_others_are_saved_and_it_waits_as_it_was_typed_until_it_is_mended()
    {
        var refused = await _first.SendAsync(await _first.GetAsync(_address), "lembar", (_value, "banyak"), (_enabling, "Cuaca baik"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(("banyak", "Cuaca baik"), (refused.ValueOf(_value), refused.ValueOf(_enabling)));
        Assert.NotNull(refused.Html.QuerySelector("tr[data-waiting]"));
        var kept = await _second.GetAsync(_address);
        Assert.Equal((null, "Cuaca baik"), (kept.ValueOf(_value), kept.ValueOf(_enabling)));
        var mended = await _first.SendAsync(refused, "lembar", (_value, "310"), (_enabling, "Cuaca baik sekali"));
        Assert.Equal(HttpStatusCode.OK, mended.Status);
        Assert.Equal(("310", "Cuaca baik sekali"), (mended.ValueOf(_value), mended.ValueOf(_enabling)));
        Assert.Null(mended.Html.QuerySelector("tr[data-waiting]"));
    }

    [Fact]
    public async Task Given_a_refused_cell_that_a_colleague_fills_meanwhile_when_it_is_mended_then_both_values_are_shown()
    {
        var refused = await _first.SendAsync(await _first.GetAsync(_address), "lembar", (_value, "banyak"));
        await _second.SendAsync(await _second.GetAsync(_address), "lembar", (_value, "318"));

        var clash = await _first.SendAsync(refused, "lembar", (_value, "310"));

        Assert.Contains("menyimpan 318; Anda mengetik 310", clash.Html.QuerySelector("[data-conflict]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_refused_cell_beside_one_that_meets_another_value_when_the_row_comes_back_then_each_holds_what_was_typed()
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_enabling, "Cuaca baik"));

        var clash = await _first.SendAsync(mine, "lembar", (_value, "banyak"), (_enabling, "Kontrak awal tahun"), (_followUp, "Percepatan"));

        Assert.Equal(("banyak", "Kontrak awal tahun"), (clash.ValueOf(_value), clash.ValueOf(_enabling)));
        var kept = await _second.GetAsync(_address);
        Assert.Equal((null, "Cuaca baik", "Percepatan"), (kept.ValueOf(_value), kept.ValueOf(_enabling), kept.ValueOf(_followUp)));
    }

    [Fact]
    public async Task Given_a_reason_typed_beside_a_number_that_is_refused_when_they_are_sent_then_the_reason_waits_with_its_number_and_nobody_is_asked()
    {
        await _first.SendAsync(await _first.GetAsync(_address), "lembar", (_value, "3100"));

        var refused = await _first.SendAsync(await _first.GetAsync(_address), "lembar", (_value, "3.10"), (_assurance, "Bantuan provinsi"));

        Assert.Equal(("3.10", "Bantuan provinsi"), (refused.ValueOf(_value), refused.ValueOf(_assurance)));
        Assert.Null(refused.Html.QuerySelector("[data-conflict]"));
        var kept = await _second.GetAsync(_address);
        Assert.Equal(("3100", null), (kept.ValueOf(_value), kept.ValueOf(_assurance)));
    }

    [Fact]
    public async Task Given_money_that_may_be_thousands_of_another_country_when_it_is_sent_then_it_is_asked_back_and_what_is_kept_so_is_never()
    {
        var asked = await _first.SendAsync(await _first.GetAsync(_address), "lembar", (_spent, "125,500"));

        Assert.Contains("Tulis 125500 bila yang dimaksud ribuan, atau 125,5000", asked.Text, StringComparison.Ordinal);
        var saved = await _first.SendAsync(asked, "lembar", (_spent, "125,1250"));
        Assert.Equal("125,125", saved.ValueOf(_spent));
        var beside = await _first.SendAsync(saved, "lembar", (_enabling, "Cuaca baik"));
        Assert.Equal((HttpStatusCode.OK, "125,125"), (beside.Status, beside.ValueOf(_spent)));
    }

    public async ValueTask DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        await _world.DisposeAsync();
    }

    /// <summary>The first types 310 and a factor, after the second has saved other ones.</summary>
    private async Task<TestPage> BothAsync()
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_value, "318"), (_enabling, "Cuaca baik"));
        var clash = await _first.SendAsync(mine, "lembar", (_value, "310"), (_enabling, "Kontraktor tepat waktu"));
        Assert.Equal(2, clash.Html.QuerySelectorAll("[data-conflict] [role=radiogroup]").Length);
        return clash;
    }

    private async Task<TestPage> ClashAsync()
    {
        var (mine, theirs) = (await _first.GetAsync(_address), await _second.GetAsync(_address));
        await _second.SendAsync(theirs, "lembar", (_value, "318"));
        return await _first.SendAsync(mine, "lembar", (_value, "310"));
    }

    private string Other(string field) => _value.Replace(SheetForm.Value, field, StringComparison.Ordinal);
}

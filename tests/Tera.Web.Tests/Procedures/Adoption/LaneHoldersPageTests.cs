using System.Net;
using AngleSharp.Html.Dom;
using Tera.Procedures.Exchange;
using Tera.Procedures.Versions;
using Tera.TestKit;

namespace Tera.Procedures.Adoption;

/// <summary>After an import the holders of all lanes are named on one page, as proposed by the titles of the offices.</summary>
public sealed class LaneHoldersPageTests
{
    [Fact]
    public async Task Given_an_imported_SOP_then_every_lane_is_given_its_holder_on_one_page_and_what_is_proposed_may_be_taken_as_it_stands()
    {
        var office = ForeignOffice.Workbook;
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(office.Head);
        var id = await BroughtInAsync(head, office);
        var page = await head.GetAsync(ProceduresLinks.LaneHolders(id));

        var proposed = page.Html.QuerySelectorAll("select[name^='Pelaksana.']").OfType<IHtmlSelectElement>()
            .Where(select => select.Name!.Count(letter => letter == '.') == 1).Select(select => select.SelectedOptions.Single().Text).ToList();
        var untold = await head.SendAsync(page, "pemegang");
        var saved = await head.SendAsync(page, "pemegang", ("Alasan", "Pemberlakuan pertama."));
        var again = await head.SendAsync(await head.GetAsync(ProceduresLinks.LaneHolders(id)), "pemegang", ("Alasan", "Sekali lagi."));

        Assert.All(office.Holders.Zip(proposed), pair => Assert.StartsWith(pair.First.Holder, pair.Second, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untold.Status);
        Assert.Equal($"/sop/{id}", saved.Path);
        Assert.DoesNotContain("belum ditetapkan", saved.Text, StringComparison.Ordinal);
        Assert.Equal(5L, await site.Database.OwnerAsync($"select count(*) from procedures.lane_binding where procedure_id = '{id}'"));
        Assert.Equal(1L, await site.Database.OwnerAsync($"select count(*) from platform.audit where process = 'procedures.name-lane-holders' and subject_id = '{id}'"));
        Assert.Contains("Tidak ada pelaksana yang berganti pemegang", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_who_only_begins_the_SOP_then_the_page_is_not_for_him()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(ForeignOffice.Workbook.Head);
        using var beginner = await site.SignedInAsync(ForeignOffice.Workbook.Beginner);
        var id = await BroughtInAsync(head, ForeignOffice.Workbook);

        Assert.Equal(HttpStatusCode.Forbidden, (await beginner.GetAsync(ProceduresLinks.LaneHolders(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(ProceduresLinks.LaneHolders(ProcedureId.New()))).Status);
    }

    private static async Task<ProcedureId> BroughtInAsync(TestBrowser head, ForeignOffice office)
    {
        var page = await head.GetAsync("/sop/impor");
        var asked = await head.SendFileAsync(page, page.Form("impor"), "Berkas", office.FileName, office.Content);
        return new(Guid.Parse(asked.Path.Split('/')[2]));
    }
}

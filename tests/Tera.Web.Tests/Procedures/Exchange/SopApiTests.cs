using System.Net;
using System.Text;
using System.Text.Json;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Exchange;

/// <summary>SOPs as another program of the office fetches them.</summary>
public sealed class SopApiTests
{
    [Fact]
    public async Task A_program_finds_the_SOPs_of_its_account_and_fetches_one_in_every_form_it_is_told_of()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var list = JsonDocument.Parse((await head.DownloadAsync("/api/procedures"))!).RootElement;

        var own = list.GetProperty("procedures").EnumerateArray().Single(sop => sop.GetProperty("code").GetString() == "bmcktr");
        var exports = own.GetProperty("exports");
        Assert.Equal(SopFormat.All.Select(format => format.Code), exports.EnumerateObject().Select(one => one.Name));
        foreach (var form in exports.EnumerateObject().Where(form => form.Name != "pdf"))
        {
            Assert.NotEmpty((await head.DownloadAsync(form.Value.GetString()!))!);
        }

        var yaml = Encoding.UTF8.GetString((await head.DownloadAsync(exports.GetProperty("yaml").GetString()!))!);
        Assert.Empty(ProcedureFile.Read(yaml, "bmcktr.yaml").Faults);
    }

    [Fact]
    public async Task The_library_leaves_in_the_same_forms()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var list = JsonDocument.Parse((await head.DownloadAsync("/api/procedures/library"))!).RootElement.EnumerateArray().ToList();

        Assert.Equal(Shipped.Library.Definitions.Select(sop => sop.Code.Value), list.Select(sop => sop.GetProperty("code").GetString()));
        Assert.Equal("PK"u8.ToArray(), (await head.DownloadAsync(list[0].GetProperty("exports").GetProperty("docx").GetString()!))!.Take(2));
    }

    [Theory]
    [InlineData("/api/procedures/library/bmcktr/export/exe", "yaml, bpmn, xlsx, docx, svg, pdf")]
    [InlineData("/api/procedures/library/tidak-ada/export/yaml", "Daftar SOP ada di")]
    [InlineData("/api/procedures/00000000-0000-0000-0000-000000000001/export/yaml", "Daftar SOP ada di")]
    public async Task What_is_not_there_is_answered_with_what_is(string address, string told)
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var answer = await head.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SOP_of_another_agency_is_not_there_and_without_an_account_nothing_is()
    {
        await using var site = await SopSite.StartAsync();
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        using var foreign = await site.SignedInAsync("kadis.dishub");
        using var nobody = site.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/api/procedures/{id}/export/yaml")).Status);
        var refused = await nobody.GetAsync("/api/procedures");
        Assert.Equal((HttpStatusCode.Unauthorized, "/api/procedures"), (refused.Status, refused.Path));
    }
}

using Tera.Procedures;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>An SOP whose data another SOP collects: its units need not wait for the end of that one to enter what they have.</summary>
public sealed class LinkedCollectionTests
{
    [Fact]
    public async Task Given_a_step_that_waits_for_the_collection_of_another_SOP_then_the_units_of_the_agency_may_fill_their_sheets_meanwhile()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync("kaban.badan");
        using var unit = await site.SignedInAsync("bidang.data.badan");
        var begun = await head.SendAsync(await head.GetAsync(ProceduresLinks.Start(await site.ProcedureAsync("badan", "badan"))), "mulai");
        Assert.DoesNotContain("Isi lembar", (await unit.GetAsync("/")).Text, StringComparison.Ordinal);

        await head.SendAsync(begun, "tugas", ("Harap", "Process"), ("Catatan", "Mohon diproses."), ("Aksi", ""));

        Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from procedures.task where status = 'WaitingForLink'"));
        Assert.Contains("Isi lembar", (await unit.GetAsync("/")).Text, StringComparison.Ordinal);
    }
}

using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;

namespace Tera.Documents;

/// <summary>What several units wrote together: by whom, and whether sending it back makes it anew.</summary>
public sealed class AuthorsTests
{
    [Fact]
    public async Task Given_a_document_that_four_units_wrote_then_its_ladder_names_all_four_authors()
    {
        await using var desk = await BadanDesk.WaitingAsync();
        await desk.GoOnAsync(desk.Child, until: null);
        await desk.GoOnAsync(desk.Run, until: "susun");
        foreach (var (unit, account) in new[] { ("sekretariat", "staf.badan"), ("data", "bidang.data.badan"), ("layanan", "bidang.layanan.badan"), ("pembinaan", "bidang.pembinaan.badan") })
        {
            await desk.WriteAsync(unit, account);
        }

        var revision = await desk.Site.Database.OwnerAsync($"select r.id from documents.revision r join documents.artifact a on a.id = r.artifact_id where a.run_id = '{desk.Run}' and a.kind = 'pengukuran'");
        using var head = await desk.Site.SignedInAsync("kaban.badan");

        var ladder = (await head.GetAsync($"/dokumen/{revision}")).Text;

        Assert.Contains(
            "Paulus Kogoya (Sekretariat); Luqman Daulay, S.Kom., M.T. (Bidang Data dan Pengembangan); Dra. Endang Sulastri (Bidang Layanan); Melkianus Taneo, S.IP. (Bidang Pembinaan); dibekukan",
            ladder, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_signer_who_sends_back_then_each_step_says_whether_the_document_is_made_again_on_the_way()
    {
        var sop = Shipped.Sop("badan");
        var task = new RunTask { Key = new(new("tanda-tangan"), 1, 1, Slot.Sole), Lane = new("kepala-badan"), Status = RunTaskStatus.Open, OpenedAt = default };
        var context = new PanelContext(null!, sop, Run.Unstarted(RunId.New()), task, Holder: null, User: null!, Calendar: null!, Now: default)
        {
            ReturnTargets = [new StepKey("periksa"), new StepKey("validasi"), new StepKey("susun"), new StepKey("notulen")],
        };

        Assert.Equal(
            ["(menurut SOP, dokumen tetap)", "(dokumen tetap)", "(dokumen disusun lagi)", "(dokumen disusun lagi)"],
            ReturnForm.Targets(context).Select(choice => choice.Label[choice.Label.LastIndexOf('(')..]));
    }
}

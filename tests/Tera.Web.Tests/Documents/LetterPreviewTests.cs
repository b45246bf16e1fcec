using Tera.Documents.Acts;
using Tera.Documents.Letters;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;

namespace Tera.Documents;

/// <summary>A letter is looked at as it will be, before it takes a number.</summary>
public sealed class LetterPreviewTests
{
    [Fact]
    public async Task Given_a_cover_letter_as_typed_when_it_is_only_looked_at_then_its_sheets_are_shown_and_nothing_is_kept()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        var form = DocumentsWorld.Form([.. LeavingTests.CoverLetter.Where(field => field.Item1 != "Aksi"), ("Aksi", LetterPreview.Action), ("CaraTandaTangan", "InTera")]);

        var sheets = await LookAsync(world, run, form);

        Assert.All(
            ["Surat Pengantar", "Kepala Bagian Organisasi", "Realisasi Rencana Aksi Triwulan III 2026", LetterPreview.Number],
            printed => Assert.Contains(printed, sheets, StringComparison.Ordinal));
        Assert.Equal((1L, 0L, 0L), (await CountAsync(world, "letter"), await CountAsync(world, "dispatch"), (long)(await world.Database.OwnerAsync("select count(*) from platform.outbox"))!));
        Assert.Equal(1, await world.Database.OwnerAsync("select last_number from documents.letter_register"));
        Assert.Null((await world.LoadAsync<Dispatches.DispatchModel>(run)).Cover);
    }

    [Fact]
    public async Task Given_a_report_as_typed_when_it_is_only_looked_at_then_the_run_stays_where_it_is_and_no_number_is_taken()
    {
        await using var world = await DocumentsWorld.CreateAsync(sop: CollectionTests.Sop("berita-acara"));
        var run = await world.StartAsync();

        var sheets = await LookAsync(world, run, DocumentsWorld.Form(
            [("Judul", "Berita Acara Triwulan III"), ("Bagian.keterangan", "Lengkap."), ("AtasNama", "Bupati Contoh Jaya"), ("Aksi", LetterPreview.Action)]));

        Assert.All(["Lengkap.", "Bupati Contoh Jaya", LetterPreview.Number], printed => Assert.Contains(printed, sheets, StringComparison.Ordinal));
        Assert.Equal((0L, 0L), (await CountAsync(world, "letter"), await CountAsync(world, "text_document")));
    }

    [Theory]
    [InlineData("pengumpulan-data", "bentuk-tim", ActKind.FormTeam)]
    [InlineData("badan", "undang", ActKind.Invite)]
    [InlineData("dishub", "sampaikan", ActKind.HandOver)]
    public async Task Given_a_letter_of_an_office_act_when_it_is_only_looked_at_then_it_is_shown_on_the_page_and_the_task_stays_open(string sop, string step, ActKind kind)
    {
        await using var world = await ActsWorld.AtAsync(sop, step, kind);
        await world.ProvideInputsAsync();
        var before = (await world.StateAsync()).Open.Select(task => task.Key).ToList();
        var filled = kind switch
        {
            ActKind.FormTeam => TeamTests.Formed(world.Office.Members.Values.First().Value.ToString("D"), world.IdOf("staf")),
            ActKind.Invite => MeetingTests.Invited(world),
            _ => ActsWorld.Form(("NotaYth", "Kepala Dinas"), ("NotaHal", "Penyampaian hasil"), ("NotaSifat", "Ordinary"), ("NotaIsi", "Bersama ini disampaikan hasil.")),
        };

        var outcome = await world.PostAsync(filled with { Action = LetterPreview.Action });

        Assert.Equal((null, 0), (outcome.Receipt, outcome.Faults.Count));
        Assert.Equal(before, (await world.StateAsync()).Open.Select(task => task.Key));
        Assert.Equal(0L, await world.Database.OwnerAsync("select count(*) from documents.letter"));
        Assert.Contains("Pratinjau tanpa mengambil nomor", await world.ShowAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_letter_that_would_be_refused_when_it_is_looked_at_then_it_is_told_why()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([("Aksi", LetterPreview.Action)]));

        Assert.Contains(outcome.Faults, fault => fault.Code == "documents.dispatch.subject-length");
    }

    private static async Task<string> LookAsync(DocumentsWorld world, Procedures.Engine.RunId run, PanelForm form)
    {
        await using var session = world.Session();
        var context = await world.ContextAsync(session, run);
        var outcome = await DocumentsWorld.PanelOf(session, context).PostAsync(context, form, default);
        Assert.Equal((null, 0), (outcome.Receipt, outcome.Faults.Count));
        return session.Get<LetterPreview>().Sheets!;
    }

    private static async Task<long> CountAsync(DocumentsWorld world, string table) => (long)(await world.Database.OwnerAsync($"select count(*) from documents.{table}"))!;
}

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Acts;

public sealed class DraftTests
{
    private static readonly (string, string)[] Evaluated =
    [
        ("Judul", "Hasil Evaluasi Triwulan III"), ("Bagian.dasar", "Perintah Kabag."), ("Bagian.lingkup", "Semua subbagian."), ("Bagian.hasil", "Baik."),
        ("Bagian.permasalahan", "Bukti terlambat."), ("Bagian.rekomendasi", "Tepati jadwal."),
    ];

    [Fact]
    public async Task What_is_collected_needs_a_word_or_a_file_and_the_file_is_kept()
    {
        await using var world = await ActsWorld.AtAsync("evaluasi", "himpun", ActKind.Collect);
        await world.ProvideInputsAsync();
        var nothing = await world.PostAsync(ActsWorld.Form(("Judul", "Data")));
        Assert.Equal("documents.draft.nothing-collected", Assert.Single(nothing.Faults).Code);

        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.FormWith(Files("capaian.csv", "indikator;nilai\njalan;76"), ("Judul", "Data"))));
        await world.PrintAsync();

        await using var session = world.Session();
        Assert.Equal("capaian.csv", (await session.Db.Set<Attachment>().SingleAsync()).Name);
        Assert.Equal(RevisionState.Ready, (await session.Get<ArtifactDesk>().AllOfAsync(world.Run, default)).Single(paper => paper.Title == "Data").State);
    }

    [Fact]
    public async Task Given_missing_sections_and_a_foreign_file_when_handed_over_then_each_is_told_and_a_draft_is_still_saved()
    {
        await using var world = await ActsWorld.AtAsync("evaluasi", "himpun", ActKind.Prepare);
        await world.ProvideInputsAsync();
        var form = ActsWorld.FormWith(Files("program.exe", "MZ"), ("Judul", "Hasil"), ("Bagian.hasil", "Baik sekali"));

        var refused = await world.PostAsync(form);
        var saved = await world.PostAsync(ActsWorld.Form(("Judul", "Hasil"), ("Bagian.hasil", "Baik sekali"), ("Aksi", "simpan")));

        Assert.Equal(4, refused.Faults.Count(fault => fault.Code == "documents.form.missing"));
        Assert.Contains(refused.Faults, fault => fault.Code == "documents.draft.file-refused");
        var shown = await world.ShowAsync(form, refused.Faults);
        Assert.Contains("Baik sekali", shown, StringComparison.Ordinal);
        Assert.Contains("Berkas program.exe tidak dapat diterima.", shown, StringComparison.Ordinal);
        DocumentsWorld.Accept(saved);
    }

    [Fact]
    public async Task Given_a_text_that_came_back_when_written_again_then_the_reason_and_the_former_text_are_there_and_the_new_revision_counts()
    {
        await using var world = await ActsWorld.AtAsync("evaluasi", "himpun", ActKind.Prepare);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.FormWith(Files("lampiran.txt", "isi"), Evaluated)));
        var state = await world.StateAsync();
        await world.CompleteAsync(state, state.Open.Single(), CheckOutcome.No, "Tambahkan rekomendasi per subbagian");
        await world.ForwardAsync("himpun", ActKind.Prepare);

        await using (var returned = world.Session())
        {
            var paper = Assert.Single(await returned.Get<IEnumerable<IArtifactSource>>().Single().OfRunAsync(world.Run, default), link => link.Artifact == new ArtifactKind("hasil-evaluasi"));
            Assert.EndsWith("Dikembalikan untuk diperbaiki", paper.Note, StringComparison.Ordinal);
        }

        var shown = await world.ShowAsync();
        Assert.Contains("Langkah ini dikerjakan lagi", shown, StringComparison.Ordinal);
        Assert.Contains("Bukti terlambat.", shown, StringComparison.Ordinal);
        Assert.Contains("lampiran.txt", shown, StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form([.. Evaluated, ("VersiNaskah", "")])));

        await using var session = world.Session();
        var current = (await session.Get<ArtifactDesk>().CurrentAsync(world.Run, new("hasil-evaluasi"), Slot.Sole, default))!;
        Assert.Equal(2, current.Number);
        Assert.NotNull(current.Letter);
        Assert.Equal(2, await session.Db.Set<Attachment>().CountAsync(row => row.Name == "lampiran.txt"));
    }

    [Fact]
    public async Task Given_a_newer_draft_when_an_older_form_is_posted_then_it_is_refused()
    {
        await using var world = await ActsWorld.AtAsync("evaluasi", "himpun", ActKind.Prepare);
        await world.ProvideInputsAsync();
        (string, string)[] form = [.. Evaluated, ("VersiNaskah", ""), ("Aksi", "simpan")];
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(form)));

        var late = ActsWorld.Form(form);
        var refused = await world.PostAsync(late);

        Assert.Equal("platform.changed-meanwhile", Assert.Single(refused.Faults).Code);
        // What the form bears from now on is what the other left: saving again is a decision, not refused for ever.
        Assert.Equal("1", new PanelView(null!, null!, late, refused.Faults).Seen("VersiNaskah", "1"));
        Assert.Equal("", new PanelView(null!, null!, late, []).Seen("VersiNaskah", "1"));
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form([.. Evaluated, ("VersiNaskah", "1"), ("Aksi", "simpan")])));
    }

    [Fact]
    public async Task A_later_step_writes_on_what_an_earlier_one_drafted()
    {
        await using var world = await ActsWorld.AtAsync("pelaporan", "konsep", ActKind.Prepare);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(
            [("Judul", "Laporan Kinerja 2026"), .. Keys.Select(key => ($"Bagian.{key}", $"Isi {key} dari konsep."))])));
        await world.ForwardAsync("ketik", ActKind.Prepare);

        Assert.Contains("Isi analisis dari konsep.", await world.ShowAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_handed_out_to_named_people()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "rencana", ActKind.Distribute);
        await world.ProvideInputsAsync();
        Assert.Equal("documents.handout.recipient-missing", Assert.Single((await world.PostAsync(ActsWorld.Form())).Faults).Code);
        var task = (await world.StateAsync()).Open.Single().Key;

        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(("Penerima", world.IdOf("staf")), ("Catatan", "Mulai besok"))));

        Assert.Contains("Mulai besok", await world.ShowAsync(task: task), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_copies_of_a_paper_when_it_is_handed_out_then_their_number_is_noted_and_nothing_but_a_number_is_taken()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "bentuk-tim", ActKind.FormTeam);
        await world.ProvideInputsAsync();
        var head = world.Office.Members.Values.First();
        DocumentsWorld.Accept(await world.PostAsync(TeamTests.Formed(head.Value.ToString("D"), world.IdOf("staf"))));
        await world.ProvideInputsAsync();
        TestKit.Sample.Of(await MeetingTests.DecideAsync(world, head, new Procedures.Engine.RunCommand.Complete((await world.StateAsync()).Open.Single().Key)));
        await using var session = world.Session();
        var paper = (await session.Get<Contracts.ArtifactDesk>().AllOfAsync(world.Run, default))[0];
        var field = $"Salinan.{paper.Id.Value:N}";
        var task = (await world.StateAsync()).Open.Single().Key;

        var refused = await world.PostAsync(ActsWorld.Form(("Penerima", world.IdOf("staf")), (field, "dua")), head);
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(("Penerima", world.IdOf("staf")), (field, "12")), head));

        Assert.Equal("documents.handout.copies", Assert.Single(refused.Faults).Code);
        Assert.Contains("12 salinan", await world.ShowAsync(task: task), StringComparison.Ordinal);
        Assert.Equal([paper.Title, "12"], Assert.Single((await session.Get<Archiving.OutgoingPackage>().TablesAsync(world.Run, default)).Single(one => one.Path == "data/penggandaan").Rows).Take(2));
    }

    private static readonly string[] Keys =
        ["umum", "isu", "perencanaan", "capaian", "perbandingan", "jangka-menengah", "analisis", "efisiensi", "program", "anggaran", "penutup"];

    private static FormFileCollection Files(string name, string content)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        return [new FormFile(new MemoryStream(bytes), 0, bytes.Length, "Lampiran", name)];
    }
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tera.Documents.Collections;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Documents.Srikandi;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>The berita acara of a collection and the nota dinas of an SOP: drafted, initialled, signed, numbered.</summary>
public sealed class CollectionTests
{
    [Fact]
    public async Task A_berita_acara_prints_what_units_had_handed_in_when_it_was_handed_over_and_is_initialled_and_signed_as_any_document()
    {
        var units = new Units();
        await using var world = await DocumentsWorld.CreateAsync(services => services.AddSingleton<ICollectedThings>(units), Sop("berita-acara"));
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.StartAsync();

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(
            [("Judul", "Berita Acara Pengumpulan Data Triwulan III"), ("Bagian.keterangan", "Bidang Dua menyusul.")],
            new FormFileCollection { new FormFile(new MemoryStream("daftar"u8.ToArray()), 0, 6, "Lampiran", "daftar hadir.txt") })));
        units.Late = true;
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "berita-acara")));
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "berita-acara", ("Frasa", DocumentsWorld.PersonalPassphrase), ("Dibaca", "true"))));

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run, "berita-acara");
        var letter = await session.Db.Set<Letter>().SingleAsync();
        var text = await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash!.Value, default));
        Assert.True(revision.IsSigned);
        Assert.Equal(LetterState.Issued, letter.State);
        foreach (var printed in new[] { letter.Text, "telah diterima data kinerja dari unit berikut", "Bidang Satu", "Sari Contoh", "Kepala Bidang Satu", "12", "belum diserahkan", "1 dari 2 unit", "Bidang Dua menyusul.", "daftar hadir.txt", "Yang menerima," })
        {
            Assert.Contains(printed, text, StringComparison.Ordinal);
        }

        Assert.Equal([12, 0], await session.Db.Set<CollectedLine>().OrderBy(line => line.Ordinal).Select(line => line.Figures).ToListAsync());
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync("update documents.collected_line set figures = 13"));
    }

    [Fact]
    public async Task A_nota_dinas_of_an_SOP_is_printed_in_its_own_form_and_signed()
    {
        await using var world = await DocumentsWorld.CreateAsync(sop: Sop("nota-dinas"));
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.StartAsync();

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(
            [("Judul", "Penyampaian hasil pengukuran"), ("Bagian.yth", "Sekretaris\nKepala Bidang"), ("Bagian.isi", "Disampaikan hasil pengukuran."), ("Bagian.tembusan", "")])));
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "nota-dinas")));
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "nota-dinas", ("Frasa", DocumentsWorld.PersonalPassphrase), ("Dibaca", "true"))));

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run, "nota-dinas");
        var text = await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash!.Value, default));
        Assert.True(revision.IsSigned);
        Assert.Contains("NOTA DINAS", text, StringComparison.Ordinal);
        Assert.Contains("Kepala Dinas Uji", text, StringComparison.Ordinal);
        Assert.Contains("Disampaikan hasil pengukuran.", text, StringComparison.Ordinal);
        var fields = await session.Get<SrikandiPackage>().FieldsAsync(revision, default);
        Assert.Equal(("Sekretaris\nKepala Bidang", "Biasa"), (fields.To, fields.Nature));
    }

    [Theory]
    [InlineData("surat-pengantar")]
    [InlineData("notulen")]
    public async Task A_text_that_bears_the_name_of_a_letter_is_printed_as_a_text(string kind)
    {
        await using var world = await DocumentsWorld.CreateAsync(sop: Sop(kind));
        var run = await world.StartAsync();

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Judul", "Naskah contoh"), ("Bagian.isi", "Isi naskah contoh.")])));
        await world.PrintAsync();

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run, kind);
        Assert.NotNull(revision.PdfHash);
        Assert.Contains("Isi naskah contoh.", await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash.Value, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paraf_goes_under_what_is_signed_next_and_not_always_under_what_the_SOP_exists_for()
    {
        await using var world = await DocumentsWorld.CreateAsync(sop: WithMemo);
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Judul", "Penyampaian"), ("Bagian.yth", "Sekretaris"), ("Bagian.isi", "Isi nota.")])));
        await world.PrintedAsync();

        Assert.Null((await world.PostAsync(run, await SeenAsync(world, run, "pengukuran"))).Receipt);
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "nota-dinas")));
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "nota-dinas", ("Frasa", DocumentsWorld.PersonalPassphrase), ("Dibaca", "true"))));
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "pengukuran")));
        DocumentsWorld.Accept(await world.PostAsync(run, await SeenAsync(world, run, "pengukuran", ("Frasa", DocumentsWorld.PersonalPassphrase), ("Dibaca", "true"))));

        await using var session = world.Session();
        foreach (var kind in new[] { "nota-dinas", "pengukuran" })
        {
            var revision = await DocumentsWorld.CurrentAsync(session, run, kind);
            Assert.Equal(
                [SignatureKind.Initial, SignatureKind.Signature],
                await session.Db.Set<Signature>().Where(mark => mark.RevisionId == revision.Id).OrderBy(mark => mark.Ordinal).Select(mark => mark.Kind).ToListAsync());
        }
    }

    internal static async Task<PanelForm> SeenAsync(DocumentsWorld world, RunId run, string kind, params (string Name, string Value)[] fields)
    {
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run, kind);
        return DocumentsWorld.Form([("Revisi", revision.Id.Value.ToString("D")), ("Sidik", revision.CurrentPdf!.Value.ToString()), .. fields]);
    }

    internal static ProcedureDefinition Sop(string kind) => new(
        new("uji-" + kind),
        "SOP Uji Naskah",
        Periodicity.Quarterly,
        new(kind),
        new Cover { Agency = ["Dinas Uji"] },
        SignedSop.Definition.Lanes,
        [],
        [
            Row("susun", "1", "Menyusun naskah", new Onward.Next(new("paraf")), An(ActKind.Prepare, SignedSop.Clerk, new(kind))),
            Row("paraf", "2", "Memaraf naskah", new Onward.Next(new("tanda-tangan")), An(ActKind.Initial, SignedSop.Secretary)),
            Row("tanda-tangan", "3", "Menandatangani naskah", new Onward.Next(new("arsip")), An(ActKind.Sign, SignedSop.Head, new(kind))),
            Row("arsip", "4", "Mengarsipkan berkas", new Onward.Finish(), An(ActKind.Archive, SignedSop.Clerk, new("arsip"))),
        ]);

    /// <summary>Its document is the measurement; a nota dinas is drafted, initialled and signed before it.</summary>
    private static ProcedureDefinition WithMemo => Sop("pengukuran") with
    {
        Steps =
        [
            Row("susun", "1", "Menyusun pengukuran", new Onward.Next(new("nota")), An(ActKind.Prepare, SignedSop.Clerk, SignedSop.Document)),
            Row("nota", "2", "Menyusun nota dinas", new Onward.Next(new("paraf-nota")), An(ActKind.Prepare, SignedSop.Clerk, new("nota-dinas"))),
            Row("paraf-nota", "3", "Memaraf nota dinas", new Onward.Next(new("tanda-tangan-nota")), An(ActKind.Initial, SignedSop.Secretary)),
            Row("tanda-tangan-nota", "4", "Menandatangani nota dinas", new Onward.Next(new("sahkan")), An(ActKind.Sign, SignedSop.Head, new("nota-dinas"))),
            Row("sahkan", "5", "Memaraf dan menandatangani pengukuran", new Onward.Next(new("arsip")), An(ActKind.Initial, SignedSop.Secretary), An(ActKind.Sign, SignedSop.Head)),
            Row("arsip", "6", "Mengarsipkan berkas", new Onward.Finish(), An(ActKind.Archive, SignedSop.Clerk, new("arsip"))),
        ],
    };

    private static Act An(ActKind kind, LaneKey lane, ArtifactKind? produces = null) =>
        new(kind, [lane], Participation.One, produces, [], Coordinator: null, Application: null, Provenance.Printed);

    private static Step Row(string key, string number, string text, Onward onward, params ImmutableArray<Act> acts) => new(
        new(key), StepNature.Printed, number, text, SourceLine: null, acts, new([], new(1, DurationUnit.Days, "1 hari"), []), onward, Remark: null, Link: null, Refusal: null);

    /// <summary>A module above that keeps what units hand in.</summary>
    private sealed class Units : ICollectedThings
    {
        /// <summary>The second unit hands in after the berita acara was handed over.</summary>
        public bool Late { get; set; }

        public Task<IReadOnlyList<CollectedThing>> OfRunAsync(RunId run, CancellationToken ct) => Task.FromResult<IReadOnlyList<CollectedThing>>(
        [
            new("Bidang Satu", Instant.FromUtc(2026, 10, 5, 3, 0), "Sari Contoh", "Kepala Bidang Satu", 12, 4),
            Late ? new("Bidang Dua", Instant.FromUtc(2026, 10, 7, 3, 0), "Budi Contoh", "Kepala Bidang Dua", 5, 1) : new("Bidang Dua", null, null, null, 0, 0),
        ]);
    }
}

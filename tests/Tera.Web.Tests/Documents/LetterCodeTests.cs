using Tera.Documents.Archiving;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>A letter bears the code of its own matter; that of its register is what it bears where nobody chose.</summary>
public sealed class LetterCodeTests
{
    private static readonly (string, string)[] Finance = [("KodeKlasifikasi", "900.1.2")];

    [Fact]
    public async Task Given_a_code_chosen_for_a_letter_then_its_number_prints_it_its_register_goes_on_as_before_and_the_code_follows_it()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Finance])));
        await world.PrintedAsync();

        Assert.Equal(["000.8.6.3/1/Dinas Uji/2026 000.8.6.3", "900.1.2/2/Dinas Uji/2026 900.1.2"], await LettersAsync(world));
        await using var session = world.Session();
        var cover = await DocumentsWorld.CurrentAsync(session, run, "surat-pengantar");
        Assert.Equal("900.1.2", (await session.Get<Srikandi.SrikandiPackage>().FieldsAsync(cover, default)).Classification);
        Assert.Equal("900.1.2", (await world.LoadAsync<Dispatches.DispatchModel>(run)).Code!.Former);
        Assert.Empty((await session.Get<Verification.VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_a_letter_written_anew_under_another_code_then_it_takes_a_new_number_and_the_old_one_is_void_with_its_reason()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Finance])));

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Finance])));
        Assert.Equal(2, (await LettersAsync(world)).Count);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.CoverLetter)));

        Assert.Equal(["000.8.6.3/1/Dinas Uji/2026 000.8.6.3", "900.1.2/2/Dinas Uji/2026 900.1.2", "000.8.6.3/3/Dinas Uji/2026 000.8.6.3"], await LettersAsync(world));
        Assert.Equal("Kode klasifikasi naskahnya diganti dari 900.1.2 menjadi 000.8.6.3.", await world.Database.OwnerAsync("select reason from documents.letter where state = 'Void'"));
    }

    [Fact]
    public async Task Given_a_code_that_is_none_or_not_in_the_regions_table_then_no_number_is_taken()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await world.Database.OwnerAsync(
            "insert into documents.classification (region_id, code, title, basis) select region_id, '045.2', 'Arsip', 'Permendagri 83/2022' from organisation.agency");

        var unreadable = await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, ("KodeKlasifikasi", "sembilan ratus")]));
        var unknown = await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Finance]));

        Assert.Equal("documents.archive.classification-unreadable", Assert.Single(unreadable.Faults).Code);
        Assert.Equal("documents.letter.code-unknown", Assert.Single(unknown.Faults).Code);
        Assert.Single(await LettersAsync(world));
    }

    [Fact]
    public async Task Given_another_register_that_gives_such_numbers_when_a_letter_is_to_bear_its_code_then_it_is_refused()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await using (var session = world.Session())
        {
            Sample.Of(await session.Get<OpenSeriesHandler>().HandleAsync(
                new(
                    CommandId.New(), world.User(world.Holder(SignedSop.Head)) with { Role = AccountRole.Administrator }, world.Agency, new(2026), Sample.Line("Buku undangan"), Unit: null,
                    "undangan", Sample.Of(LetterNumberPattern.Parse(LetterNumberPattern.Usual)), Sample.Line("900.1.2"), Sample.Line("Dinas Uji")),
                default));
        }

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Finance]));

        Assert.Equal(("documents.letter.code-taken", "Buku undangan"), (Assert.Single(outcome.Faults).Code, outcome.Faults[0].Args[1]));
        Assert.Single(await LettersAsync(world));
    }

    [Fact]
    public async Task Given_a_number_that_another_register_has_given_when_a_chosen_code_would_give_it_again_then_it_is_refused_and_another_code_is_taken()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await using (var session = world.Session())
        {
            Sample.Of(await session.Get<OpenSeriesHandler>().HandleAsync(
                new(
                    CommandId.New(), world.User(world.Holder(SignedSop.Head)) with { Role = AccountRole.Administrator }, world.Agency, new(2026), Sample.Line("Buku pengantar"), Unit: null,
                    "surat-pengantar", Sample.Of(LetterNumberPattern.Parse(LetterNumberPattern.Usual)), Sample.Line("045.2"), Sample.Line("Dinas Uji")),
                default));
        }

        // The general register has given 000.8.6.3/1; that of cover letters would give the same with its code.
        var outcome = await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, ("KodeKlasifikasi", "000.8.6.3")]));

        Assert.Equal("documents.letter.code-taken", Assert.Single(outcome.Faults).Code);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Finance])));
        Assert.Contains("900.1.2/1/Dinas Uji/2026 900.1.2", await LettersAsync(world));
    }

    [Fact]
    public async Task Given_letters_under_a_code_of_their_own_when_their_run_is_archived_then_the_code_of_its_document_is_proposed()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await world.Database.OwnerAsync("update documents.letter set classification = '700.1'");
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Finance])));
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.Proof)));
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00"), ("Catatan", "")], LeavingTests.Picture("BuktiUnggah"))));

        Assert.Equal("700.1", (await world.LoadAsync<ArchiveModel>(run)).Classification);
    }

    private static Task<List<string>> LettersAsync(DocumentsWorld world) =>
        Sql.ListAsync(world.Database.Connections.Owner, "select text || ' ' || classification from documents.letter order by taken_at, number");
}

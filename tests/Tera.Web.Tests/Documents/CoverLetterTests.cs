using Tera.Documents.Dispatches;
using Tera.Documents.Verification;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents;

/// <summary>Cover letters and who signs them, with a pen or in Tera.</summary>
public sealed class CoverLetterTests
{
    [Fact]
    public async Task Given_a_cover_letter_that_is_to_be_signed_in_Tera_then_it_leaves_with_its_signature_and_not_before()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        var wish = DocumentsWorld.Form([.. LeavingTests.CoverLetter, ("CaraTandaTangan", "InTera")]);
        DocumentsWorld.Accept(await world.PostAsync(run, wish));
        await world.PrintedAsync();

        Assert.Equal(["Issued", "Reserved"], await StatesAsync(world));
        Assert.Null((await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.Proof))).Receipt);
        await world.GiveCertificatesAsync(SignedSop.Clerk);
        DocumentsWorld.Accept(await world.PostAsync(run, await SignFormAsync(world, run)));

        var model = await world.LoadAsync<DispatchModel>(run);
        Assert.True(model.IsSigned);
        Assert.Equal((ActKind.Dispatch, "pengukuran"), (await world.WaitingAsync(run), model.Carries!.Kind.Value));
        Assert.Equal(["Issued", "Issued"], await StatesAsync(world));
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.Proof.Where(field => field.Item1 != "SudahDitandatangani")])));
        Assert.Equal(ActKind.Upload, await world.WaitingAsync(run));
        await using var session = world.Session();
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_a_cover_letter_that_was_signed_when_it_is_written_anew_then_it_takes_a_new_number_and_waits_for_its_signature_again()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await SignedCoverAsync(world, run);

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, ("CaraTandaTangan", "InTera")])));
        await using (var session = world.Session())
        {
            await session.Get<RunGateway>().DecideAsync(
                new(CommandId.New(), run, world.Holder(SignedSop.Clerk)),
                new RunCommand.GiveBack((await world.ContextAsync(session, run)).Task.Key, "Penerimanya keliru"), beside: null, default);
        }

        Assert.Equal(["Issued", "Issued", "Reserved"], await StatesAsync(world));
        var outcome = await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.Proof));
        Assert.Equal("documents.dispatch.cover-not-signed", Assert.Single(outcome.Faults).Code);
    }

    [Fact]
    public async Task Given_a_cover_letter_that_is_signed_with_a_pen_when_nobody_says_that_it_is_then_it_does_not_leave()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.CoverLetter)));

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.Proof.Where(field => field.Item1 != "SudahDitandatangani")]));

        Assert.Equal("documents.dispatch.pen-missing", Assert.Single(outcome.Faults).Code);
    }

    /// <summary>A cover letter that its sender has signed in Tera.</summary>
    internal static async Task SignedCoverAsync(DocumentsWorld world, RunId run)
    {
        await world.GiveCertificatesAsync(SignedSop.Clerk);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, ("CaraTandaTangan", "InTera")])));
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, await SignFormAsync(world, run)));
    }

    private static async Task<PanelForm> SignFormAsync(DocumentsWorld world, RunId run)
    {
        await using var session = world.Session();
        var cover = await DocumentsWorld.CurrentAsync(session, run, "surat-pengantar");
        return DocumentsWorld.Form(
            [("Revisi", cover.Id.Value.ToString("D")), ("Sidik", cover.CurrentPdf!.Value.ToString()), ("Frasa", DocumentsWorld.PersonalPassphrase), ("Dibaca", "true")]);
    }

    private static Task<List<string>> StatesAsync(DocumentsWorld world) =>
        Sql.ListAsync(world.Database.Connections.Owner, "select state from documents.letter order by state, id");
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Documents.Verification;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Documents;

public sealed class SigningTests
{
    [Fact]
    public async Task Given_an_initialled_document_when_the_head_signs_then_the_signed_PDF_begins_with_the_frozen_one_and_its_number_is_issued()
    {
        await using var world = await DocumentsWorld.CreateAsync();

        var run = await world.SignedAsync();

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var files = session.Get<KeptFiles>();
        var (signed, frozen) = (await files.ReadAsync(revision.SignedHash!.Value, default), await files.ReadAsync(revision.PdfHash!.Value, default));
        Assert.True(signed.AsSpan().StartsWith(frozen));
        var marks = await session.Db.Set<Signature>().OrderBy(mark => mark.Ordinal).ToListAsync();
        Assert.Equal([SignatureKind.Initial, SignatureKind.Signature], marks.Select(mark => mark.Kind));
        Assert.Equal("Kepala Dinas Uji", marks[1].FullPosition);
        Assert.Equal(nameof(CertificateStatus.Trusted), marks[1].Verification);
        Assert.Equal(LetterState.Issued, (await session.Db.Set<Letter>().SingleAsync()).State);
        Assert.Equal(ActKind.Dispatch, await world.WaitingAsync(run));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_an_empty_form_when_it_is_signed_then_every_fault_is_told_at_once_and_nothing_is_kept()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        var outcome = await world.PostAsync(run, await world.FormAsync(run));

        Assert.Equal(
            ["documents.signing.no-certificate", "documents.signing.not-read", "documents.signing.passphrase-missing"],
            outcome.Faults.Select(fault => fault.Code));
        Assert.Equal(ActKind.Sign, await world.WaitingAsync(run));
    }

    [Fact]
    public async Task Given_a_wrong_passphrase_when_it_is_signed_then_it_is_refused_and_the_document_stays_unsigned()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        var outcome = await world.PostAsync(run, await world.SignFormAsync(run, "salah"));

        Assert.Equal("platform.signing.wrong-passphrase", Assert.Single(outcome.Faults).Code);
        await using var session = world.Session();
        Assert.Null((await DocumentsWorld.CurrentAsync(session, run)).SignedHash);
    }

    [Fact]
    public async Task Given_a_PDF_that_is_still_being_printed_when_it_is_initialled_then_it_is_refused()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync(printed: false);

        var outcome = await world.PostAsync(run, await world.FormAsync(run));

        Assert.Equal("documents.signing.not-ready", Assert.Single(outcome.Faults).Code);
    }

    [Fact]
    public async Task Given_a_form_of_a_superseded_revision_when_it_is_signed_then_it_is_refused_and_nothing_is_recorded()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        var seenBefore = await world.SignFormAsync(run);
        DocumentsWorld.Accept(await world.PostAsync(run, Back(to: "susun", reason: "Angka pada butir tiga keliru")));
        await world.PrepareAsync(run);
        await world.PrintAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        var outcome = await world.PostAsync(run, seenBefore);

        Assert.Equal("documents.signing.superseded", Assert.Single(outcome.Faults).Code);
        await using var session = world.Session();
        Assert.DoesNotContain(await session.Db.Set<Signature>().ToListAsync(), mark => mark.Kind is SignatureKind.Signature);
    }

    [Fact]
    public async Task Given_a_revision_that_is_superseded_while_the_program_signs_when_it_is_recorded_then_nothing_is()
    {
        var meanwhile = new Meanwhile();
        await using var world = await DocumentsWorld.CreateAsync(services => services.AddSingleton<IDocumentSigner>(
            provider => new InterruptedSigner(ActivatorUtilities.CreateInstance<LocalCertificateSigner>(provider), meanwhile)));
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        meanwhile.Do = () => world.Database.OwnerAsync("update documents.revision set state = 'Superseded', superseded_at = now(), version = version + 1");

        var outcome = await world.PostAsync(run, await world.SignFormAsync(run));

        Assert.Equal("documents.signing.superseded", Assert.Single(outcome.Faults).Code);
        Assert.Equal(ActKind.Sign, await world.WaitingAsync(run));
    }

    [Fact]
    public async Task Given_the_same_form_twice_when_it_is_signed_then_there_is_one_signature_and_one_receipt()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        var form = await world.SignFormAsync(run);
        await using var session = world.Session();
        var context = await world.ContextAsync(session, run);
        var panel = DocumentsWorld.PanelOf(session, context);

        var first = DocumentsWorld.Accept(await panel.PostAsync(context, form, default));
        var second = DocumentsWorld.Accept(await panel.PostAsync(context, form, default));

        Assert.Equal((false, true, first.Code), (first.Repeated, second.Repeated, second.Code));
        Assert.Equal(1, await session.Db.Set<Signature>().CountAsync(mark => mark.Kind == SignatureKind.Signature));
    }

    [Fact]
    public async Task Given_somebody_elses_task_when_he_signs_then_it_is_refused_before_any_program_runs()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head, SignedSop.Secretary);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        var outcome = await world.PostAsync(run, await world.SignFormAsync(run), SignedSop.Secretary);

        Assert.Equal("documents.signing.not-yours", Assert.Single(outcome.Faults).Code);
    }

    [Fact]
    public async Task Given_no_target_and_no_reason_when_it_is_sent_back_then_both_are_asked_for()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();

        var outcome = await world.PostAsync(run, Back(to: "", reason: ""));

        Assert.Equal(["documents.return.target-missing", "documents.return.reason-missing"], outcome.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public async Task Given_a_byte_of_the_signed_PDF_changed_on_the_disk_when_documents_are_verified_then_file_and_signature_are_found()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var path = session.Get<FileStore>().PathOf(revision.SignedHash!.Value);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 3] ^= 0x01;
        await File.WriteAllBytesAsync(path, bytes);

        var check = await session.Get<VerifyDocuments>().RunAsync(default);

        Assert.Equal(["file-damaged", "signature-broken"], check.Findings.Select(finding => finding.Kind).Order());
        Assert.True(await session.Get<PaperWatch>().CheckAsync(default));
        Assert.False(await session.Get<PaperWatch>().CheckAsync(default));
        Assert.Equal(2, (await session.Get<Contracts.PaperChecks>().LatestAsync(default))!.Findings.Count);
    }

    [Fact]
    public async Task Given_a_frozen_figure_changed_behind_the_rules_when_documents_are_verified_then_the_snapshot_is_found()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.PreparedAsync();
        await world.Database.OwnerAsync("update documents.revision_value set value = '99,99'");

        await using var session = world.Session();
        var check = await session.Get<VerifyDocuments>().RunAsync(default);

        Assert.Equal("snapshot-changed", Assert.Single(check.Findings).Kind);
    }

    [Fact]
    public async Task Given_a_file_that_prints_the_code_and_is_not_what_was_kept_then_the_kept_one_is_told_with_every_figure_it_prints()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await using var session = world.Session();
        var pdf = await session.Get<KeptFiles>().ReadAsync((await DocumentsWorld.CurrentAsync(session, run)).SignedHash!.Value, default);
        pdf[^20] ^= 1;

        var kept = await session.Get<PublicVerification>().OfPrintedCodeAsync(pdf, default);

        Assert.Equal(("Persentase jalan mantap", "76,42"), kept!.Document!.Printed.Select(figure => (figure.Label, figure.Value)).Single());
        Assert.Null(await session.Get<PublicVerification>().OfBytesAsync(FileHash.Of(pdf), default));
        Assert.Null(await session.Get<PublicVerification>().OfPrintedCodeAsync("bukan PDF"u8.ToArray(), default));
    }

    [Theory]
    [InlineData("update documents.signature set full_name = 'Orang Lain, S.H.' where kind = 'Signature'", "tercatat Orang Lain, S.H., di dalam PDF")]
    [InlineData("update documents.signature set position = 'Bupati'", "bukan yang mengerjakan langkahnya menurut riwayat pelaksanaan")]
    [InlineData("update documents.signature set person_id = (select id from organisation.person p where p.id <> signature.person_id limit 1)", "bukan yang mengerjakan langkahnya")]
    public async Task Given_the_row_of_who_signed_rewritten_when_documents_are_verified_then_it_is_told_and_the_public_page_calls_it_broken(string tampering, string told)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await world.Database.OwnerAsync("alter table documents.signature disable trigger user");
        await world.Database.OwnerAsync(tampering);

        await using var session = world.Session();
        var check = await session.Get<VerifyDocuments>().RunAsync(default);
        var shown = await session.Get<PublicVerification>().OfCodeAsync((await DocumentsWorld.CurrentAsync(session, run)).VerificationCode, default);

        Assert.Contains(told, Assert.Single(check.Findings).Text, StringComparison.Ordinal);
        Assert.Equal(Authenticity.Broken, shown!.Authenticity);
    }

    [Theory]
    [InlineData("alter table documents.revision disable trigger user; update documents.revision set signed_hash = null", "berkas bertanda tangan bukan yang tercatat waktu ditandatangani")]
    [InlineData("alter table documents.signature disable trigger user; update documents.signature set document_hash = signed_hash where kind = 'Signature'", "bukan dokumen yang tersimpan")]
    public async Task Given_a_signature_taken_off_its_document_or_put_under_another_when_documents_are_verified_then_it_is_told_and_the_public_page_calls_it_broken(
        string tampering, string told)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await world.Database.OwnerAsync(tampering);

        await using var session = world.Session();
        var check = await session.Get<VerifyDocuments>().RunAsync(default);
        var shown = await session.Get<PublicVerification>().OfCodeAsync((await DocumentsWorld.CurrentAsync(session, run)).VerificationCode, default);

        Assert.Contains(told, Assert.Single(check.Findings).Text, StringComparison.Ordinal);
        Assert.Equal(Authenticity.Broken, shown!.Authenticity);
    }

    private static Procedures.Contracts.PanelForm Back(string to, string reason) =>
        DocumentsWorld.Form([("Aksi", "kembalikan"), ("KembaliKe", to), ("AlasanKembali", reason)]);

    private sealed class Meanwhile
    {
        public Func<Task>? Do { get; set; }
    }

    /// <summary>The real signer, with something happening elsewhere while it works.</summary>
    private sealed class InterruptedSigner(LocalCertificateSigner inner, Meanwhile meanwhile) : IDocumentSigner
    {
        public SigningKind Kind => inner.Kind;

        public async Task<Result<SigningOutcome>> SignAsync(SigningRequest request, CancellationToken ct)
        {
            var outcome = await inner.SignAsync(request, ct);
            await (meanwhile.Do?.Invoke() ?? Task.CompletedTask);
            return outcome;
        }
    }
}

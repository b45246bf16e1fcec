using Microsoft.EntityFrameworkCore;
using Tera.Documents.Signatures;
using Tera.Documents.Verification;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Definitions;
using Tera.TestKit;

namespace Tera.Documents.Bsre;

public sealed class BsreSigningTests
{
    [Theory]
    [InlineData(BsreProtocolVersion.V1)]
    [InlineData(BsreProtocolVersion.V2)]
    public async Task Given_a_person_with_a_certificate_when_he_signs_then_the_file_begins_with_the_frozen_bytes_and_both_verdicts_are_kept(BsreProtocolVersion protocol)
    {
        await using var world = await BsreWorld.CreateAsync(protocol);
        var run = await world.WaitingAsync();

        DocumentsWorld.Accept(await world.SignAsync(run));

        await using var session = world.Documents.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var files = session.Get<KeptFiles>();
        var (signed, frozen) = (await files.ReadAsync(revision.SignedHash!.Value, default), await files.ReadAsync(revision.PdfHash!.Value, default));
        Assert.True(signed.AsSpan().StartsWith(frozen));
        var mark = await session.Db.Set<Signature>().SingleAsync(row => row.Kind == SignatureKind.Signature);
        Assert.Equal((SigningKind.Bsre, null), (mark.Method!.Value, mark.Certificate));
        Assert.EndsWith("layanan: VALID", mark.Verification);
        Assert.Equal(("Pejabat Rekaan", true), (mark.CertificateName, mark.IsNamedOtherwise));
        var told = (await session.Get<PublicVerification>().OfCodeAsync(revision.VerificationCode, default))!;
        Assert.True(told is { Authenticity: Authenticity.Valid, Document.Marks: [.., { CertificateName: "Pejabat Rekaan", IsNamedOtherwise: true }] });
        Assert.Equal(SigningAttemptState.Recorded, (await world.AttemptAsync()).State);
        Assert.Equal(ActKind.Dispatch, await world.Documents.WaitingAsync(run));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_a_one_time_code_when_it_is_typed_instead_of_the_passphrase_then_version_2_signs_with_it()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V2);
        var run = await world.WaitingAsync();

        DocumentsWorld.Accept(await world.SettleAsync(run, BsreSigning.CodeAction));
        DocumentsWorld.Accept(await world.SignAsync(run, passphrase: "", code: BsreStandIn.OneTimeCode));

        Assert.Equal(ActKind.Dispatch, await world.Documents.WaitingAsync(run));
    }

    [Fact]
    public async Task Given_any_status_but_ISSUE_when_he_signs_then_each_has_its_own_sentence_and_no_signature_is_asked_for()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1);
        var run = await world.WaitingAsync();
        string[] words = ["EXPIRED", "RENEW", "WAITING_FOR_VERIFICATION", "NEW", "NO_CERTIFICATE", "NOT_REGISTERED", "SUSPEND", "REVOKE", "UNKNOWN_STATUS"];

        foreach (var status in words)
        {
            world.Service.Status = status;
            var code = $"platform.signing.bsre-{status.ToLowerInvariant().Replace('_', '-')}";
            Assert.Equal(code, Assert.Single((await world.SignAsync(run)).Faults).Code);
        }

        Assert.Equal(0, world.Service.Asked);
        world.Service.Status = "ISSUE";
        DocumentsWorld.Accept(await world.SignAsync(run));
    }

    [Theory]
    [InlineData(BsreProtocolVersion.V1)]
    [InlineData(BsreProtocolVersion.V2)]
    public async Task Given_a_wrong_passphrase_when_he_signs_then_it_is_certain_that_nothing_is_signed_and_he_may_try_again(BsreProtocolVersion protocol)
    {
        await using var world = await BsreWorld.CreateAsync(protocol);
        var run = await world.WaitingAsync();

        Assert.Equal("platform.signing.bsre-wrong-secret", Assert.Single((await world.SignAsync(run, "salah")).Faults).Code);
        Assert.Equal(SigningAttemptState.Refused, (await world.AttemptAsync()).State);
        DocumentsWorld.Accept(await world.SignAsync(run));
    }

    [Fact]
    public async Task Given_a_service_that_is_not_there_refuses_us_or_sends_us_elsewhere_when_he_signs_then_nothing_is_signed_and_it_is_said()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1, application: "orang-lain");
        var run = await world.WaitingAsync();

        Assert.Equal("platform.signing.bsre-application-refused", Assert.Single((await world.SignAsync(run)).Faults).Code);
        await world.Documents.Database.OwnerAsync($"update documents.signing_service set application = '{BsreStandIn.Application}'");
        world.Service.Mood = StandInMood.Redirects;
        Assert.Equal("platform.signing.bsre-redirected", Assert.Single((await world.SignAsync(run)).Faults).Code);
        await world.Service.DisposeAsync();
        Assert.Equal("platform.signing.bsre-unreachable", Assert.Single((await world.SignAsync(run)).Faults).Code);
        Assert.Equal(0, world.Service.Asked);
    }

    [Fact]
    public async Task Given_a_slow_service_when_he_signs_then_it_is_waited_for()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V2);
        var run = await world.WaitingAsync();
        world.Service.Mood = StandInMood.Slow;

        DocumentsWorld.Accept(await world.SignAsync(run));
    }

    [Theory]
    [InlineData(BsreProtocolVersion.V1)]
    [InlineData(BsreProtocolVersion.V2)]
    public async Task Given_what_he_types_when_all_goes_well_or_badly_then_no_log_and_no_table_holds_it(BsreProtocolVersion protocol)
    {
        await using var world = await BsreWorld.CreateAsync(protocol);
        var run = await world.WaitingAsync();

        await world.SignAsync(run, "salah-" + BsreStandIn.Passphrase);
        world.Service.Mood = StandInMood.FailsBefore;
        await world.SignAsync(run);
        world.Service.Mood = StandInMood.Well;
        DocumentsWorld.Accept(await world.SettleAsync(run, AttemptSettling.DenyAction, (AttemptSettling.ReasonField, "Riwayat layanan kosong")));
        DocumentsWorld.Accept(await world.SignAsync(run));

        Assert.NotEmpty(world.Said.All);
        Assert.DoesNotContain(BsreStandIn.Passphrase, world.Said.All, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(BsreStandIn.Nik, world.Said.All, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", await RowsWithAsync(world, BsreStandIn.Passphrase));
        Assert.Equal("", await RowsWithAsync(world, BsreStandIn.Nik));
        Assert.Equal("", await RowsWithAsync(world, BsreStandIn.Secret));
    }

    /// <summary>Every table that holds the text anywhere, bytes as text too.</summary>
    private static async Task<string> RowsWithAsync(BsreWorld world, string text)
    {
        var hex = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text));
        await world.Documents.Database.OwnerAsync(
            $$"""
              create table if not exists public.found (name text);
              truncate public.found;
              do $do$ declare t record; there boolean; begin
                for t in select schemaname, tablename from pg_tables where schemaname in ('platform', 'organisation', 'procedures', 'documents', 'planning', 'measurement') loop
                  execute format('select exists (select from %I.%I r where r::text ilike %L or r::text ilike %L)', t.schemaname, t.tablename, '%{{text}}%', '%{{hex}}%') into there;
                  if there then insert into public.found values (t.tablename); end if;
                end loop;
              end $do$
              """);
        return (string)(await world.Documents.Database.OwnerAsync("select coalesce(string_agg(name, ', '), '') from public.found"))!;
    }
}

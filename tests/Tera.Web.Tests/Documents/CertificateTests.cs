using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Signatures;
using Tera.Platform.Signing;

namespace Tera.Documents;

public sealed class CertificateTests
{
    [Fact]
    public async Task Demonstration_certificates_are_made_once_and_sign_with_the_demonstration_passphrase()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        for (var time = 0; time < 2; time++)
        {
            await using var session = world.Session();
            await session.Get<DemonstrationCertificates>().EnsureAsync([world.Holder(SignedSop.Head)], default);
        }

        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        DocumentsWorld.Accept(await world.PostAsync(run, await world.SignFormAsync(run, DemonstrationCertificates.Passphrase)));

        await using var after = world.Session();
        Assert.Equal(1, await after.Db.Set<SigningCertificate>().CountAsync());
        Assert.Equal(1, await after.Db.Set<SigningAuthority>().CountAsync());
    }

    [Fact]
    public async Task Given_a_region_without_an_authority_when_a_certificate_is_asked_for_then_it_is_refused()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await using var session = world.Session();
        using Passphrase authority = new("a"), own = new("b");

        var refused = await session.Get<CertificateOffice>().IssueAsync(world.Holder(SignedSop.Head), authority, own, default);

        Assert.Equal("documents.signing.no-authority", refused.Rejection?.Code);
    }

    [Fact]
    public async Task Given_a_revoked_certificate_when_its_holder_signs_then_he_has_none()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        await using (var session = world.Session())
        {
            (await session.Db.Set<SigningCertificate>().SingleAsync()).Revoke(world.Database.Clock.Now, "Kunci hilang");
            await session.Db.SaveChangesAsync();
        }

        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        var outcome = await world.PostAsync(run, await world.SignFormAsync(run));

        Assert.Equal("documents.signing.no-certificate", Assert.Single(outcome.Faults).Code);
    }
}

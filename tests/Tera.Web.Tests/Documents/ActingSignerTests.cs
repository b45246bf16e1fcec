using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Signatures;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;

namespace Tera.Documents;

public sealed class ActingSignerTests
{
    [Fact]
    public async Task Given_an_acting_head_when_he_signs_within_his_time_then_the_mark_says_so_and_the_day_after_he_may_not()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var last = world.Database.Clock.Now.InUtc().Date.PlusDays(1);
        await world.Database.OwnerAsync(
            $"update organisation.assignment set kind = 'Acting', valid_until = '{last:yyyy-MM-dd}' where person_id = '{world.Holder(SignedSop.Head).Value}'");
        var run = await world.PreparedAsync();
        var late = await world.StartAsync(quarter: 2);
        await world.PrepareAsync(late);
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        DocumentsWorld.Accept(await world.InitialAsync(late));

        DocumentsWorld.Accept(await world.PostAsync(run, await world.SignFormAsync(run)));
        world.Database.Clock.Now += Duration.FromDays(3);
        var outcome = await world.PostAsync(late, await world.SignFormAsync(late));

        await using var session = world.Session();
        var mark = await session.Db.Set<Signature>().SingleAsync(row => row.Kind == SignatureKind.Signature);
        Assert.Equal((SigningCapacity.Plt, "Plt. Kepala Dinas Uji"), (mark.Capacity, mark.FullPosition));
        Assert.Equal("documents.signing.not-yours", Assert.Single(outcome.Faults).Code);
        Assert.Equal(ActKind.Sign, await world.WaitingAsync(late));
    }

    [Fact]
    public async Task Given_a_ladder_when_the_initial_is_not_there_yet_then_the_signer_is_not_bothered_and_cannot_sign()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        await using var session = world.Session();

        Assert.Empty(await session.Get<Procedures.Contracts.Inbox>().OfAsync(world.Holder(SignedSop.Head), default));
        Assert.Equal(ActKind.Initial, await world.WaitingAsync(run));
        DocumentsWorld.Accept(await world.InitialAsync(run));
        Assert.Single(await session.Get<Procedures.Contracts.Inbox>().OfAsync(world.Holder(SignedSop.Head), default));
    }
}

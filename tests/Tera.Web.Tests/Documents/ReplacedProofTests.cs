using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Documents.Dispatches;
using Tera.Documents.Verification;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>A wrong proof of how a letter reached one who got it gives way to another, and stays to be read.</summary>
public sealed class ReplacedProofTests
{
    private static readonly DispatchProof Courier = new(DispatchChannel.Courier, new(2026, 10, 6), "Diterima Sdr. Contoh");

    [Fact]
    public async Task Given_a_proof_noted_for_a_letter_that_left_when_it_is_replaced_then_the_new_one_counts_and_the_former_stays_with_its_reason()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.SentAsync(world);

        Sample.Of(await ReplaceAsync(world, SignedSop.Clerk, 0));
        Sample.Of(await ReplaceAsync(world, SignedSop.Clerk, 1));

        await using var session = world.Session();
        var dispatch = await session.Db.Set<Dispatch>().SingleAsync();
        Assert.Equal((DispatchChannel.Courier, "Diterima Sdr. Contoh"), (dispatch.Channel, dispatch.ProofText));
        var view = (await session.Get<DispatchReader>().ReadAsync(world.User(world.Holder(SignedSop.Clerk)) with { Role = AccountRole.Overseer }, dispatch.Id, default))!;
        Assert.Equal(["Diterima Sdr. Contoh", "Diterima Sdr. Contoh", "SRIKANDI 2026/10/000123"], view.Recipients.Select(row => row.ProofText));
        var former = Assert.Single(view.Former[0]);
        Assert.Equal(("SRIKANDI 2026/10/000123", "Nomornya keliru", 1), (former.ProofText, former.Reason, former.Ordinal));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_a_proof_when_a_stranger_replaces_it_or_who_saw_an_older_one_then_it_stays()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.SentAsync(world);

        Assert.Equal("documents.dispatch.not-yours-to-mend", (await ReplaceAsync(world, SignedSop.Secretary, 0)).Rejection!.Code);
        Sample.Of(await ReplaceAsync(world, SignedSop.Clerk, 0));
        Assert.Equal("platform.changed-meanwhile", (await ReplaceAsync(world, SignedSop.Clerk, 0)).Rejection!.Code);
        Sample.Of(await ReplaceAsync(world, SignedSop.Clerk, 0, seen: 1));
        Assert.Equal(["1", "2"], await Sql.ListAsync(world.Database.Connections.Owner, "select ordinal::text from documents.former_proof order by ordinal"));
    }

    [Theory]
    [InlineData("update documents.dispatch_recipient set proof_text = 'lain'")]
    [InlineData("update documents.dispatch_recipient set channel = null, sent_on = null, proof_text = null, noted_by = null, noted_at = null")]
    public async Task A_proof_that_is_not_kept_is_not_replaced_in_the_database(string sql)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.SentAsync(world);

        await Assert.ThrowsAsync<PostgresException>(() => world.Database.OwnerAsync(sql));
    }

    private static async Task<Result<Platform.Commands.Receipt>> ReplaceAsync(DocumentsWorld world, LaneKey by, int recipient, int seen = 0)
    {
        await using var session = world.Session();
        var dispatch = await session.Db.Set<Dispatch>().AsNoTracking().SingleAsync();
        return await session.Get<ReplaceProofHandler>().HandleAsync(
            new(CommandId.New(), world.User(world.Holder(by)) with { Role = AccountRole.Overseer }, dispatch.Id, recipient, seen, Courier, File: null, Sample.Line("Nomornya keliru")), default);
    }
}

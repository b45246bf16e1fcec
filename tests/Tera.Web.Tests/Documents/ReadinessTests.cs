using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Organisation.People;
using Tera.Procedures.Definitions;

namespace Tera.Documents;

/// <summary>Whoever will be asked to sign or initial is looked after days before.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public async Task Given_minutes_that_wait_for_a_chair_without_a_certificate_when_readiness_is_looked_after_then_he_is_named()
    {
        await using var world = await ActsWorld.AtAsync("badan", "notulen", ActKind.Minute);
        await world.ProvideInputsAsync();
        Assert.DoesNotContain(await OfAsync(world), sentence => sentence.StartsWith("Pimpinan rapat", StringComparison.Ordinal));

        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Written(world)));

        await using var session = world.Session();
        var chair = world.Office.Holder(new("kepala-badan"));
        var name = await session.Db.Set<Person>().Where(person => person.Id == chair).Select(person => person.FullName).SingleAsync();
        Assert.Contains($"Pimpinan rapat {name}: belum mempunyai sertifikat.", await OfAsync(world));
    }

    [Fact]
    public async Task Given_nobody_in_the_lane_of_a_paraf_when_readiness_is_looked_after_then_it_is_told_until_the_paper_is_initialled()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        await world.Database.OwnerAsync("update procedures.lane_binding set valid_until = '2026-10-05' where lane = 'sekretaris'");

        Assert.Contains("Pemaraf Sekretaris: belum ada yang memegangnya hari ini.", await OfAsync(world, run));

        await world.Database.OwnerAsync("update procedures.lane_binding set valid_until = null where lane = 'sekretaris'");
        DocumentsWorld.Accept(await world.InitialAsync(run));
        await world.Database.OwnerAsync("update procedures.lane_binding set valid_until = '2026-10-05' where lane = 'sekretaris'");
        Assert.Empty(await OfAsync(world, run));
    }

    private static async Task<IReadOnlyList<string>> OfAsync(ActsWorld world)
    {
        await using var session = world.Session();
        return await session.Get<SigningReadiness>().OfRunAsync(world.Run, default);
    }

    private static async Task<IReadOnlyList<string>> OfAsync(DocumentsWorld world, Procedures.Engine.RunId run)
    {
        await using var session = world.Session();
        return await session.Get<SigningReadiness>().OfRunAsync(run, default);
    }
}

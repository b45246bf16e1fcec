using Microsoft.EntityFrameworkCore;
using Tera.Documents.Letters;
using Tera.Documents.Verification;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents.Acts;

/// <summary>Papers that go out when they are made, and that nobody signs or sends later.</summary>
public sealed class IssuedAtOnceTests
{
    [Theory]
    [InlineData("undangan")]
    [InlineData("tim")]
    public async Task Given_a_letter_that_goes_out_when_it_is_made_then_register_and_QR_say_so_and_cancelling_the_run_does_not_void_its_number(string kind)
    {
        await using var world = await MadeAsync(kind);

        await using var session = world.Session();
        var (number, line) = (await session.Db.Set<Letter>().AsNoTracking().SingleAsync(), await LineAsync(session, world));
        Assert.Equal((LetterState.Issued, number.Text), (line.State, line.Text));
        Assert.Equal((Authenticity.Issued, number.Text), await AskedAsync(session, world, kind));

        var starter = world.Office.Holder(world.Office.Definition.Start.Acts[0].Primary);
        Sample.Of(await session.Get<RunGateway>().DecideAsync(new(CommandId.New(), world.Run, starter), new RunCommand.Cancel("Salah periode"), beside: null, default));

        Assert.Equal(LetterState.Issued, (await LineAsync(session, world)).State);
        Assert.Equal(Authenticity.Issued, (await AskedAsync(session, world, kind)).Authenticity);
    }

    [Fact]
    public async Task Given_a_paper_without_number_that_no_step_signs_then_its_QR_says_that_it_counts()
    {
        await using var world = await MadeAsync("disposisi");

        await using var session = world.Session();

        Assert.Equal((Authenticity.Issued, null), await AskedAsync(session, world, "disposisi"));
    }

    [Fact]
    public async Task Given_a_secret_invitation_when_its_code_is_asked_then_the_public_learns_that_it_is_genuine_and_not_what_it_is_about()
    {
        await using var world = await MadeAsync("undangan", secret: true);

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, world.Run, "undangan");
        var document = (await session.Get<PublicVerification>().OfCodeAsync(revision.VerificationCode, default))!.Document!;

        Assert.Contains("pembahasan", revision.Title, StringComparison.Ordinal);
        Assert.Equal(("Undangan", true), (document.Title, document.IsSecret));
        Assert.NotNull(document.Number);
    }

    [Fact]
    public async Task Given_a_letter_of_assignment_when_its_code_is_asked_then_its_members_are_told_and_an_invitation_tells_nothing_of_its_body()
    {
        await using var team = await MadeAsync("tim");
        await using var called = await MadeAsync("undangan");

        var (order, invitation) = (await DocumentAsync(team, "tim"), await DocumentAsync(called, "undangan"));

        Assert.False(order.HasFigures);
        Assert.Equal(("Tim", "Tim Pengumpulan Data Kinerja"), (order.Printed[0].Label, order.Printed[0].Value));
        Assert.Equal("6 Oktober 2026 sampai 31 Desember 2026", order.Printed[1].Value);
        Assert.Equal(["Ketua", "Anggota"], order.Printed.Skip(2).Select(fact => fact.Label));
        Assert.Empty(invitation.Printed);
        Assert.False(invitation.HasFigures);
    }

    private static async Task<PublicDocument> DocumentAsync(ActsWorld world, string kind)
    {
        await using var session = world.Session();
        return (await session.Get<PublicVerification>().OfCodeAsync((await DocumentsWorld.CurrentAsync(session, world.Run, kind)).VerificationCode, default))!.Document!;
    }

    private static async Task<ActsWorld> MadeAsync(string kind, bool secret = false)
    {
        var (sop, step, act) = kind switch
        {
            "undangan" => ("badan", "undang", ActKind.Invite),
            "tim" => ("pengumpulan-data", "bentuk-tim", ActKind.FormTeam),
            _ => ("dishub", "perintah", ActKind.Instruct),
        };
        var world = await ActsWorld.AtAsync(sop, step, act);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(kind switch
        {
            "undangan" when secret => MeetingTests.Invited(world, ("Keamanan", nameof(AccessClass.Secret))),
            "undangan" => MeetingTests.Invited(world),
            "tim" => TeamTests.Formed(world.Office.Members.Values.First().Value.ToString("D"), world.IdOf("staf")),
            _ => InstructTests.Ordered(world),
        }));
        await world.PrintAsync();
        return world;
    }

    private static async Task<RegisterLine> LineAsync(RegionSession session, ActsWorld world) =>
        Assert.Single(await session.Get<LetterRegisterQuery>().AllAsync(world.Office.Agency, LetterNumbers.Outgoing, new FiscalYear(2026), default));

    private static async Task<(Authenticity Authenticity, string? Number)> AskedAsync(RegionSession session, ActsWorld world, string kind)
    {
        var report = await session.Get<PublicVerification>().OfCodeAsync((await DocumentsWorld.CurrentAsync(session, world.Run, kind)).VerificationCode, default);
        return (report!.Authenticity, report.Document?.Number);
    }
}

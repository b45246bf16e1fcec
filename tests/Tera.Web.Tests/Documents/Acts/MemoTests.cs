using Microsoft.EntityFrameworkCore;
using Tera.Documents.HandOvers;
using Tera.Documents.Letters;
using Tera.Documents.Memos;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Documents.Acts;

/// <summary>A nota dinas goes with what is passed on.</summary>
public sealed class MemoTests
{
    private static readonly (string, string)[] Memo =
    [
        ("Catatan", "Mohon ditelaah."), ("NotaYth", "Kepala Dinas\nSekretaris"), ("NotaHal", "Penyampaian hasil pengukuran"), ("NotaSifat", "Urgent"),
        ("NotaIsi", "Bersama ini disampaikan hasil pengukuran.\n\nMohon arahan <b>lebih lanjut</b>."), ("NotaTembusan", "Inspektur Daerah"),
    ];

    [Fact]
    public async Task Given_a_nota_dinas_typed_with_a_hand_over_then_it_is_numbered_printed_with_its_elements_and_found_by_whoever_has_the_next_task()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();
        var passed = (await world.StateAsync()).Open.Single();

        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(Memo)));
        await world.PrintAsync();

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, world.Run, "nota-dinas-pengantar");
        var letter = await session.Db.Set<Letter>().SingleAsync();
        Assert.Equal(LetterState.Issued, letter.State);
        var text = await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash!.Value, default));
        foreach (var element in new[] { "NOTA DINAS", "Yth.", "Dari", "Tembusan", "Inspektur Daerah", "Tanggal", letter.Text, "Sifat", "Segera", "Lampiran", "Penyampaian hasil pengukuran", "Mohon arahan <b>lebih lanjut</b>." })
        {
            Assert.Contains(element, text, StringComparison.Ordinal);
        }

        var handed = Assert.IsType<HandedOverModel>(await world.ExhibitAsync<HandedOverExhibit>());
        Assert.Equal(revision.Id, handed.Memo?.Id);
        Assert.Contains("Nota Dinas: Penyampaian hasil pengukuran", await world.ShowAsync(task: passed.Key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_half_a_nota_dinas_when_it_is_sent_then_what_lacks_is_told_at_its_input_and_nothing_moves()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();
        var form = ActsWorld.Form(("Catatan", ""), ("NotaYth", ""), ("NotaHal", "Hal saja"), ("NotaSifat", ""), ("NotaIsi", ""));

        var outcome = await world.PostAsync(form);

        Assert.Equal(["documents.form.missing", "documents.form.not-chosen", "documents.form.missing"], outcome.Faults.Select(fault => fault.Code));
        Assert.Contains("value=\"Hal saja\"", await world.ShowAsync(form, outcome.Faults), StringComparison.Ordinal);
        await using var session = world.Session();
        Assert.Empty(await session.Db.Set<OfficialMemo>().ToListAsync());
        Assert.Empty(await session.Db.Set<Letter>().ToListAsync());
    }

    [Fact]
    public async Task Given_only_its_tembusan_when_it_is_sent_then_the_rest_is_asked_for_and_nothing_is_lost()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();
        var form = ActsWorld.Form(("Catatan", ""), ("NotaYth", "Sekretaris"), ("NotaSifat", "Ordinary"), ("NotaTembusan", "Inspektur Daerah"));

        var outcome = await world.PostAsync(form);

        Assert.Equal(["documents.form.missing", "documents.form.missing"], outcome.Faults.Select(fault => fault.Code));
        var shown = await world.ShowAsync(form, outcome.Faults);
        Assert.Contains("Inspektur Daerah", shown, StringComparison.Ordinal);
        Assert.Matches("<details[^>]* open", shown);
    }

    [Fact]
    public async Task Given_a_second_round_then_its_nota_dinas_has_a_number_of_its_own_and_that_of_the_first_is_not_shown_with_it()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();
        var first = (await world.StateAsync()).Open.Single();
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(Memo)));
        await AgainAsync(world);
        var second = (await world.StateAsync()).Open.Single();

        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(("Catatan", "Tanpa nota."))));

        Assert.Null(Assert.IsType<HandedOverModel>(await world.ExhibitAsync<HandedOverExhibit>()).Memo);
        Assert.DoesNotContain("Nota Dinas:", await world.ShowAsync(task: second.Key), StringComparison.Ordinal);
        Assert.Contains("Nota Dinas: Penyampaian hasil pengukuran", await world.ShowAsync(task: first.Key), StringComparison.Ordinal);

        await AgainAsync(world);
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form([.. Memo.Where(field => field.Item1 != "NotaHal"), ("NotaHal", "Perbaikan")])));

        Assert.Equal("Nota Dinas: Perbaikan", Assert.IsType<HandedOverModel>(await world.ExhibitAsync<HandedOverExhibit>()).Memo?.Title);
        await using var session = world.Session();
        Assert.Equal(2, await session.Db.Set<Letter>().Select(letter => letter.Text).Distinct().CountAsync());
    }

    /// <summary>Whoever judges what was passed on says no, and it is passed on once more.</summary>
    private static async Task AgainAsync(ActsWorld world)
    {
        var state = await world.StateAsync();
        await world.CompleteAsync(state, state.Open.Single(), CheckOutcome.No, "Perbaiki.");
        await world.ForwardAsync("sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();
    }

    [Fact]
    public async Task Its_addressees_are_offered_as_posts_and_not_by_the_nicknames_of_lanes()
    {
        await using var world = await ActsWorld.AtAsync("kecamatan", "lapor", ActKind.Report);

        await world.Database.OwnerAsync(
            $"""
             update organisation.position set title = 'Sekretaris Kecamatan'
             where id in (select position_id from organisation.office_holder where person_id = '{world.IdOf("sekcam")}')
             """);

        Assert.Matches(@"name=""NotaYth""[^>]*>\s*Sekretaris Kecamatan</textarea>", await world.ShowAsync());
    }

    [Fact]
    public async Task Given_nothing_typed_into_it_when_something_is_passed_on_then_no_nota_dinas_is_made()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();

        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(("Catatan", "Mohon ditelaah."), ("NotaYth", "Sekretaris"), ("NotaSifat", "Ordinary"))));

        await using var session = world.Session();
        Assert.Empty(await session.Db.Set<OfficialMemo>().ToListAsync());
    }
}

using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Tera.Documents.Contracts;
using Tera.EndToEnd.Browsing;
using Tera.Procedures.Definitions;

namespace Tera.EndToEnd.Robots;

/// <summary>The work of one task, done as the page asks for it.</summary>
internal sealed class Panel(Robot robot, Visitor person, OpenDuty duty, Answer answer)
{
    private const float PaperPatience = 90_000;

    private IPage Page => person.Page;

    private ILocator Form => Page.Locator("form:has(input[name='_handler'][value='tugas']):has(input[name='Tugas'])");

    private LocalDate Today => robot.Site.Clock.Now.InZone(DateTimeZoneProviders.Tzdb["Asia/Jakarta"]).Date;

    /// <returns>Why it was refused; null when there is a receipt.</returns>
    internal async Task<string?> DoAsync()
    {
        await MissingInputsAsync();
        await PaperAsync();
        await SheetAsync();
        if (await Form.CountAsync() == 0)
        {
            return $"no form: {await Page.Locator("#tugas").InnerTextAsync()}";
        }

        var cover = Form.GetByRole(AriaRole.Button, new() { Name = "Ambil nomor dan terbitkan" });
        if (await cover.CountAsync() > 0 && await cover.IsVisibleAsync())
        {
            await FillAsync();
            await cover.ClickAsync();
            await Robot.ReceiptAsync(Page, $"Cover letter of {duty}");
            await robot.OpenAsync(person, duty);
        }

        await FillAsync();
        await robot.Gallery.LookAsync(Page, Kind);
        return await SubmitAsync();
    }

    private string Kind => duty.IsJoint ? "ikut serta" : duty.Task.Entrusted is null ? duty.Kind.ToString()! : $"tanda tangan {duty.Kind}";

    private async Task<string?> SubmitAsync()
    {
        await Form.Locator(".t-submit button, button.btn-primary:not([value])").Last.ClickAsync();
        var outcome = Page.Locator(".t-receipt, .t-fault-list, .t-field-bad");
        await outcome.First.WaitForAsync();
        if (await Page.Locator(".t-receipt").CountAsync() > 0)
        {
            await robot.Gallery.LookAsync(Page, $"sesudah {Kind}");
            return null;
        }

        return string.Join(' ', await Page.Locator(".t-fault-list").AllInnerTextsAsync());
    }

    /// <summary>What no step before has made is attached by hand, with a reason.</summary>
    private async Task MissingInputsAsync()
    {
        while (await Page.GetByText("Kelengkapan belum ada").CountAsync() > 0)
        {
            await robot.Gallery.LookAsync(Page, "kelengkapan belum ada");
            await Page.GetByText("Tindakan lain", new() { Exact = true }).ClickAsync();
            await Page.GetByText("Lampirkan kelengkapan dengan tangan…").ClickAsync();
            await Page.Locator("textarea[name='Alasan.lampirkan']").FillAsync("Kelengkapan sudah ada dalam bentuk cetak di Sekretariat.");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Lampirkan", Exact = true }).ClickAsync();
            await Robot.ReceiptAsync(Page, $"Attaching for {duty}");
            await robot.OpenAsync(person, duty);
        }
    }

    /// <summary>The page asks again by itself until the paper is printed.</summary>
    private Task PaperAsync() => Page.GetByText("Halaman ini memuat ulang sendiri").First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = PaperPatience });

    private async Task SheetAsync()
    {
        if (duty.Kind is ActKind.Collect && await Page.GetByRole(AriaRole.Link, new() { Name = "Isi lembar" }).CountAsync() > 0)
        {
            await Page.GetByRole(AriaRole.Link, new() { Name = "Isi lembar" }).ClickAsync();
            await new SheetWork(robot, person).DoAsync(Today);
            await Page.GetByRole(AriaRole.Button, new() { Name = "Simpan dan ke tugas untuk menyerahkan" }).ClickAsync();
            await Form.WaitForAsync();
        }
    }

    private async Task FillAsync()
    {
        foreach (var group in (await Field.OfAsync(Form)).GroupBy(field => field.Name))
        {
            await FillAsync(group.Key, [.. group]);
        }
    }

    private Task FillAsync(string name, IReadOnlyList<Field> group) => group[0] switch
    {
        { Type: "radio", Name: "Keputusan" } => DecideAsync(group),
        // Held as soon as everybody is there, be it before the hour of the invitation.
        { Type: "text", Name: "JamMulai" } field when duty.Kind is ActKind.Meet => field.In(Form).FillAsync(Words.Held),
        { Type: "text", Name: "JamSelesai" } field when duty.Kind is ActKind.Meet => field.In(Form).FillAsync(Words.Over),
        { Type: "text", Name: "JamMulai" } field when duty.Kind is ActKind.Invite => field.In(Form).FillAsync(Words.Called),
        { Type: "text", Name: "JamSelesai" } field when duty.Kind is ActKind.Invite => field.In(Form).FillAsync(Words.CalledUntil),
        { Type: "radio" or "checkbox" } when group.Any(field => field.Checked) => Task.CompletedTask,
        { Type: "radio" } => group[0].In(Form).CheckAsync(),
        { Type: "checkbox", Name: "Dibaca" or "SudahDitandatangani" or "Harap" or "Penerima" or "Undangan" or "Anggota" or "Pengisi" } => group[0].In(Form).CheckAsync(),
        { Type: "checkbox" } or { Value.Length: > 0 } or { Name: "KembaliKe" } => Task.CompletedTask,
        { Type: "select-one", Options: [var first, ..] } field => field.In(Form).SelectOptionAsync(field.Required || field.Kind is not ("Sekretaris" or "Pemanfaatan" or "CoretNama") ? first : ""),
        { Type: "date" } field => DateAsync(field),
        { Type: "file", Name: "BuktiUnggah" } field => field.In(Form).SetInputFilesAsync(SamplePdf.File("tangkapan layar.pdf")),
        { Type: "password" } field => field.In(Form).FillAsync(DemonstrationCertificates.Passphrase),
        { Type: "text" or "textarea" } field when Words.For(field.Kind) is { } words => field.In(Form).FillAsync(words),
        _ => Task.CompletedTask,
    };

    private Task DateAsync(Field field)
    {
        // Meetings are held on the day they are called for; what a meeting decides is due on another.
        var ahead = field.Kind is "Tenggat" ? 1 : 0;
        return field.In(Form).FillAsync(LocalDatePattern.Iso.Format(Today.PlusDays(ahead)));
    }

    private async Task DecideAsync(IReadOnlyList<Field> group)
    {
        await group.Single(field => field.Value == (answer.Accepted ? "ya" : "tidak")).In(Form).CheckAsync();
        if (answer is { Accepted: false } no)
        {
            if (no.To is { } to)
            {
                await Form.GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{to}") }).CheckAsync();
            }

            if (no.Unit is { } unit)
            {
                await Form.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{unit}") }).CheckAsync();
            }

            await Form.Locator("textarea[name='Alasan']").FillAsync(no.Reason ?? "Belum lengkap; mohon dilengkapi.");
        }
    }
}

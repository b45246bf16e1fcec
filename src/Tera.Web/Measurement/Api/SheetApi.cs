using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Texts;

namespace Tera.Measurement.Api;

/// <summary>
/// Sheets for other programs: found, read and filled as on their page, with the same parser, the same rights, the same receipt. Employees'
/// sheets are not among them: what is personal stays on the pages of those it concerns.
/// </summary>
internal static class SheetApi
{
    /// <summary>In bytes; a sheet has some dozens of rows of text.</summary>
    private const long Limit = 2 * 1024 * 1024;

    public static void MapSheetApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(MeasurementLinks.SheetApi);
        api.MapGet("", ListAsync);
        api.MapGet("/{sheet:guid}", ReadAsync);
        api.MapPost("/{sheet:guid}", SaveAsync).RequireAccessKey().WithMetadata(new RequestSizeLimitAttribute(Limit));
    }

    /// <summary>A page of the list; <c>page</c> counts from 1, <c>mine</c> leaves out what the user only reads.</summary>
    private static async Task<IResult> ListAsync(SheetListQuery query, CurrentUser user, string? search, int? year, int? quarter, bool? mine, int? page, CancellationToken ct)
    {
        var at = Math.Clamp(page ?? 1, 1, SheetListFilter.LastPage);
        var (rows, all) = await query.ReadAsync(new(mine ?? false, (search ?? "").Trim(), year, quarter, at), user.Required, ct);
        return Results.Json(new
        {
            total = all,
            page = at,
            pageSize = SheetListFilter.PageSize,
            sheets = rows.Select(row => new
            {
                id = row.Id.Value, unit = row.Whose, agency = row.Agency, year = row.FiscalYear, quarter = row.Quarter, state = row.State.ToString(),
                expected = row.Due, reported = row.Reported, mine = row.Mine, href = MeasurementLinks.ApiSheet(row.Id),
            }),
        });
    }

    private static async Task<IResult> ReadAsync(Guid sheet, SheetReader reader, CurrentUser user, CancellationToken ct) =>
        await reader.ReadAsync(new(sheet), user.Required, ct) is { Result: null } view
            ? Results.Json(new
            {
                id = view.Sheet.Id.Value,
                unit = view.Whose,
                agency = view.AgencyName,
                year = view.Sheet.FiscalYear,
                quarter = view.Sheet.Quarter,
                state = view.Sheet.State.ToString(),
                editable = view.IsEditable,
                deadline = view.Deadline?.LastDay.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                page = MeasurementLinks.Sheet(view.Sheet.Id),
                rows = view.Rows.Select(row => Row(row, view.Sheet.Id)),
            })
            : NotThere();

    private static object Row(SheetRow row, SheetId sheet)
    {
        var shown = TypedRow.Of(row);
        return new
        {
            entry = row.Entry.Id.Value,
            marks = shown.Shown.ToString(),
            number = row.Number,
            indicator = row.Card.Name,
            unitOfMeasure = row.Card.MeasurementUnit,
            kind = row.Card.Rule.Kind.ToString(),
            target = row.Recap.QuarterTarget,
            state = row.Entry.State.ToString(),
            value = shown.Value,
            amount = row.Entry.Number,
            missing = shown.Missing,
            spent = shown.Spent,
            spentAmount = row.Recap.PaidBy.Count > 0 ? row.Recap.SpentSoFar : row.Entry.Spent,
            budgetLines = row.Recap.BudgetLines,
            budgetLinesTold = row.Recap.BudgetTold,
            enabling = shown.Enabling,
            inhibiting = shown.Inhibiting,
            followUp = shown.FollowUp,
            assurance = shown.Assurance,
            achievement = row.Recap.Achievement,
            achievementExact = row.Recap.Exact,
            category = row.Recap.Category,
            scale = row.Recap.Scale,
            note = row.Recap.WhyNot,
            returnNote = row.Entry.ReturnNote,
            doubts = row.Recap.Doubts.Select(doubt => doubt.Text),
            findings = row.Recap.Findings.Select(finding => $"{finding.Text} {finding.Mend}".TrimEnd()),
            evidence = row.Files.Count,
            page = MeasurementLinks.Entry(sheet, row.Entry.Id),
        };
    }

    private static async Task<IResult> SaveAsync(
        HttpContext http, Guid sheet, SheetReader reader, SaveSheetHandler save, CurrentUser user, Sentences sentences, CancellationToken ct)
    {
        if (!http.Request.HasJsonContentType())
        {
            return Results.Problem("Kirim isi sebagai application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Bentuk kiriman tidak dikenal");
        }

        if (await reader.ReadAsync(new(sheet), user.Required, ct) is not { Result: null })
        {
            return NotThere();
        }

        SentSheet? sent;
        try
        {
            sent = await SentSheet.ReadAsync(http.Request.Body, ct);
        }
        catch (JsonException e)
        {
            return Results.Problem(
                $"Ada yang tidak dikenal di {e.Path ?? "$"}, baris {(e.LineNumber ?? 0) + 1}. Anggota yang diterima ada pada panduan “Program lain”.",
                statusCode: StatusCodes.Status400BadRequest, title: "Kiriman tidak terbaca");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Results.Problem($"Paling besar {Limit / 1024 / 1024} MB.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "Kiriman terlalu besar");
        }

        if (!(sent ?? new(null, null)).Typed().Accepted(out var rows, out var no))
        {
            return Refused(sentences.For(no), StatusCodes.Status422UnprocessableEntity);
        }

        return Answer(await save.HandleAsync(new(new(sent!.Command!.Value), new(sheet), user.Required, rows), ct), new(sheet), sentences);
    }

    /// <summary>What was kept and what was not: 200 when all was, 409 when only others' values stand against it, else 422.</summary>
    private static IResult Answer(SavedSheet saved, SheetId sheet, Sentences sentences)
    {
        if (saved.Refused is { } no)
        {
            return Refused(sentences.For(no), no == SheetRejections.NotYours ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
        }

        return Results.Json(
            new
            {
                receipt = saved.Receipt is { } receipt
                    ? new { code = receipt.Code, command = receipt.Command.Value, at = receipt.RecordedAt.ToString(), repeated = receipt.Repeated }
                    : null,
                faults = saved.Faults.Select(fault => new { entry = fault.Entry.Value, field = NameOf(fault.Field), message = sentences.For(fault.Why) }),
                conflicts = saved.Conflicts.SelectMany(row => row.Cells.Select(cell => new
                {
                    entry = row.Row.Entry.Value, field = NameOf(cell.Field), sent = SheetConflict.Words(cell.Typed), kept = SheetConflict.Words(cell.Kept), by = cell.Last?.By, at = cell.Last?.At.ToString(),
                })),
                href = MeasurementLinks.ApiSheet(sheet),
            },
            statusCode: saved.IsComplete ? StatusCodes.Status200OK : saved.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    private static string NameOf(RowField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static IResult Refused(string sentence, int status) => Results.Problem(sentence, statusCode: status, title: "Kiriman tidak diterima");

    private static IResult NotThere() => Results.Problem(
        $"Daftar lembar ada di {MeasurementLinks.SheetApi}. Lembar pegawai hanya dibuka di halamannya.", statusCode: StatusCodes.Status404NotFound, title: "Lembar itu tidak ada, atau bukan bagian Anda");
}

using Tera.Measurement.Recaps;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;

namespace Tera.Measurement.Sheets;

/// <summary>Hands out the sheet as a workbook to whoever may see it.</summary>
internal static class SheetBookEndpoint
{
    public static void MapSheetBook(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.Sheets + "/{sheet:guid}/lembar.xlsx",
        async (Guid sheet, ApprovedSheets reader, CurrentUser user, CancellationToken ct) =>
            await reader.ReadAsync(new(sheet), user.Required, ct) is { Result: null } view
                ? Results.File(view.Approved is { } approved ? RecapBook.Write(approved.Recap, approved.Standing, view.Zone) : SheetBook.Write(view), FileType.Xlsx.MediaType, $"lembar {view.Whose} {view.Sheet.Period}.xlsx")
                : Results.NotFound());
}

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Platform.Data;

/// <summary>The one context over all schemas. Mappings stand in their modules; columns are the properties in snake_case.</summary>
public sealed partial class TeraDbContext : DbContext
{
    /// <remarks>A save that fails ends its transaction; nobody goes on from before it, so nobody pays two round trips for a way back.</remarks>
    public TeraDbContext(DbContextOptions<TeraDbContext> options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TeraDbContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
            {
                property.SetColumnName(SnakeCase(property.Name));
            }

            if (property is { Name: "Version", ClrType: { } type } && type == typeof(int))
            {
                property.IsConcurrencyToken = true;
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<FileHash>().HaveConversion<FileHashConverter>();
        foreach (var id in typeof(RegionId).Assembly.GetTypes().Concat(typeof(TeraDbContext).Assembly.GetTypes()).Where(IsId))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    /// <summary>Ids: record structs over one Guid called Value.</summary>
    private static bool IsId(Type type) =>
        type is { IsValueType: true, IsGenericType: false } && type.Name.EndsWith("Id", StringComparison.Ordinal)
        && type.GetProperty("Value")?.PropertyType == typeof(Guid);

    private static string SnakeCase(string name) => WordStart().Replace(name, "_$1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();

    private sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
        instant => instant.ToDateTimeUtc(), utc => Instant.FromDateTimeUtc(utc));

    private sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
        date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));

    private sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(
        time => time.ToTimeOnly(), time => LocalTime.FromTimeOnly(time));
}

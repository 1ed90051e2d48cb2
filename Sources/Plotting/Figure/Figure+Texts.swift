extension Figure {
  /// Every text in the figure.
  var texts: [String] {
    var texts: [String] = []
    _ = mapTexts { text in
      texts.append(text)
      return text
    }
    return texts
  }

  /// The figure with every text changed.
  func mapTexts(_ change: (String) -> String) -> Figure {
    Figure(
      title: change(title), subtitle: change(subtitle),
      panels: panels.map { panel in
        Panel(
          horizontal: panel.horizontal.mapTexts(change),
          vertical: VerticalAxis(
            label: change(panel.vertical.label), unit: change(panel.vertical.unit),
            scale: panel.vertical.scale, coverage: panel.vertical.coverage),
          marks: panel.marks.map { $0.mapText(change) })
      }, columns: columns)
  }
}

extension HorizontalAxis {
  fileprivate func mapTexts(_ change: (String) -> String) -> HorizontalAxis {
    switch scale {
    case .calendar, .number: HorizontalAxis(scale, label: change(label))
    case .category(let names): HorizontalAxis(.category(names.map(change)), label: change(label))
    }
  }
}

extension Mark {
  fileprivate func mapText(_ change: (String) -> String) -> Mark {
    switch self {
    case .band(var band):
      band.label = change(band.label)
      return .band(band)
    case .curve(var curve):
      curve.label = change(curve.label)
      return .curve(curve)
    case .heatMap(var map):
      map.label = change(map.label)
      return .heatMap(map)
    case .marker(var marker):
      marker.label = change(marker.label)
      return .marker(marker)
    case .spot(var spot):
      spot.label = change(spot.label)
      return .spot(spot)
    }
  }
}

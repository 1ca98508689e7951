"""What is seen of the app outside its window: tray icon, notifications, progress in the taskbar."""

@echo off
rem Starts the program, building it first where that is needed. Needs a JDK 17 or newer and Maven 3.8 or newer.
setlocal
chcp 65001 >nul
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\fazhi.jar"
if exist "%HOME_DIR%lib\fazhi.jar" set "JAR=%HOME_DIR%lib\fazhi.jar"
if not defined FAZHI_HOME set "FAZHI_HOME=%HOME_DIR%."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo 找不到 Java。请安装 JDK 17 或更新版本，或设置 JAVA_HOME。 1>&2
  exit /b 2
)
if not exist "%JAR%" (
  where mvn >nul 2>&1
  if errorlevel 1 (
    echo 首次运行需要编译，但找不到 Maven。请安装 Maven 3.8 或更新版本。 1>&2
    exit /b 2
  )
  echo 正在编译（首次需要下载依赖，约几分钟）…… 1>&2
  pushd "%HOME_DIR%"
  call mvn -B -q -Punchecked package
  if errorlevel 1 (
    popd
    echo 编译失败，请看上面的信息。 1>&2
    exit /b 1
  )
  popd
)
"%JAVA%" -XX:+UseSerialGC -Xmx1g -Dfile.encoding=UTF-8 "-Dfazhi.home=%FAZHI_HOME%" %FAZHI_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
